-- What units of ours were notified of about a case: to replenish, take back, repair, or work together (NT-006).
create table unit_notice (
    id uuid primary key,
    version bigint not null,
    number text not null unique,
    kind text not null,
    case_id text not null,
    case_number text not null,
    words text not null,
    due_at timestamptz,
    answer_wanted boolean not null,
    issued_at timestamptz not null,
    issued_by text not null,
    constraint unit_notice_kind_known check (kind in ('REPLENISH', 'RETURN', 'REPAIR', 'COORDINATE'))
);

create index unit_notice_of_case on unit_notice (case_id, id);

-- The units that it names. Two that are the same person have the same message. Without a reference: a message may turn out
-- to be for somebody who has another one about the same notice.
create table unit_notice_unit (
    notice_id uuid not null references unit_notice on delete cascade,
    position integer not null,
    unit text not null,
    message_id uuid,
    primary key (notice_id, position)
);

-- A message may be for somebody in person, and may be told in its reader's digest alone.
alter table message add column meant_person uuid;
alter table message drop constraint message_for_department_or_customer;
alter table message add constraint message_for_somebody check (
    (customer_id is not null)::int + (meant_person is not null)::int
        + (num_nonnulls(recipient_function, recipient_department) > 0)::int = 1);
alter table message drop constraint message_status_known;
alter table message add constraint message_status_known
    check (status in ('UNADDRESSED', 'COLLECTED', 'QUEUED', 'SENDING', 'HANDED_OVER', 'DELIVERED', 'BOUNCED', 'ACKNOWLEDGED',
        'FAILED'));
create index message_collected on message (recipient_person, id) where status = 'COLLECTED';
create index escalation_running_by on escalation (told_message_id) where status = 'RUNNING';

-- What was taken care of for whom; without a message there was nothing to say.
create table digest (
    id uuid primary key,
    person_id uuid not null references person (id),
    kind text not null,
    period text not null,
    written_at timestamptz not null,
    message_id uuid,
    more integer,
    constraint digest_once unique (person_id, kind, period),
    constraint digest_kind_known check (kind in ('DAILY', 'WEEKLY'))
);
create index digest_of_period on digest (period);
create index digest_of_message on digest (message_id) where message_id is not null;

create table digest_item (
    digest_id uuid not null references digest (id) on delete cascade,
    position integer not null,
    message_id uuid not null,
    why text not null,
    primary key (digest_id, position)
);
create index digest_item_of_message on digest_item (message_id);

-- What people want to be told, and how; who has said nothing has no row.
create table message_preferences (
    id uuid primary key references person (id),
    version bigint not null,
    daily_digest boolean not null,
    weekly_digest boolean not null,
    digest_only text[] not null,
    changed_at timestamptz not null
);

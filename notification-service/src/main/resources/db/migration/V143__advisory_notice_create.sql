-- What customers who received given lots have to know and to do (NT-012, IM-037).
create table advisory_notice (
    id uuid primary key,
    version bigint not null,
    number text not null unique,
    status text not null,
    subject_en text not null,
    subject_zh text not null,
    information_en text not null,
    information_zh text not null,
    advice_en text not null,
    advice_zh text not null,
    authority text,
    case_number text,
    created_at timestamptz not null,
    created_by text not null,
    submitted_at timestamptz,
    submitted_by text,
    returned_because text,
    issued_at timestamptz,
    issued_by text,
    reported_at timestamptz,
    reported_by text,
    report_reference text,
    ended_at timestamptz,
    ended_by text,
    ended_because text,
    constraint advisory_notice_status_known
        check (status in ('DRAFT', 'SUBMITTED', 'ISSUED', 'CLOSED', 'WITHDRAWN')),
    constraint advisory_notice_issued_by_another check (issued_by is null or issued_by <> submitted_by)
);

create index advisory_notice_of_status on advisory_notice (status, id);

create table advisory_notice_lot (
    notice_id uuid not null references advisory_notice,
    product_id text not null,
    lot text not null,
    primary key (notice_id, product_id, lot)
);

create index advisory_notice_lot_by_lot on advisory_notice_lot (product_id, lot);

-- Who was told; the message with its ledger is the proof, or what somebody has heard otherwise.
create table advisory_notice_recipient (
    notice_id uuid not null references advisory_notice,
    customer_id text not null,
    message_id uuid not null references message,
    told_at timestamptz not null,
    confirmed_by_way text,
    confirmed_words text,
    confirmed_at timestamptz,
    confirmation_recorded_by text,
    primary key (notice_id, customer_id)
);

-- Who changed what, when and why; written by the platform in the change's transaction, never changed.
create table audit_entry (
    id uuid primary key,
    at timestamptz not null,
    actor text not null,
    functions text not null,
    client text not null,
    case_id text not null,
    entity text not null,
    entity_id uuid not null,
    action text not null,
    changes jsonb not null,
    trace_id text,
    event_id text,
    constraint audit_entry_action_known check (action in ('INSERTED', 'CHANGED', 'REMOVED'))
);
create index audit_entry_case on audit_entry (case_id, id);

-- A series of numbers for each form and year; swept_to: up to here every number is accounted for.
create table number_series (
    series text not null,
    year integer not null,
    sequence_name text not null,
    noted_to bigint not null default 0,
    noted_at timestamptz,
    swept_to bigint not null default 0,
    constraint number_series_once primary key (series, year)
);

-- Every number that was drawn belongs to a record or says why it was cancelled.
create table number_issued (
    series text not null,
    year integer not null,
    value bigint not null,
    record_id uuid,
    cancelled_reason text,
    constraint number_issued_once primary key (series, year, value),
    constraint number_issued_or_cancelled check ((record_id is null) <> (cancelled_reason is null))
);

-- What became of each message, step by step.
create table ledger_entry (
    id uuid primary key,
    message_id uuid not null references message (id) on delete cascade,
    step text not null,
    attempt integer not null,
    detail text not null,
    times integer not null,
    at timestamptz not null,
    last_at timestamptz not null
);
create index ledger_entry_of_message on ledger_entry (message_id, id);

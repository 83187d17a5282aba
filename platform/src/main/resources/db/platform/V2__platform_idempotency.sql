-- A key that a caller has used for creating, and the answer that it got. Written in the transaction of the creation.
create table idempotency_key (
    caller      text        not null,
    key         text        not null,
    fingerprint bytea       not null,
    created_at  timestamptz not null default now(),
    -- null only inside of the transaction that creates
    status      smallint,
    location    text,
    etag        text,
    body        text,
    constraint idempotency_key_once_per_caller primary key (caller, key)
);

-- For the purge alone: rows come in the order of time, so the smallest kind of index is enough.
create index idempotency_key_by_age on idempotency_key using brin (created_at);

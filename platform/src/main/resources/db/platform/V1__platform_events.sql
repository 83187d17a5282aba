-- Events out: stored with the change that caused them, gone when Kafka has them.
create table outbox (
    id bigint generated always as identity primary key,
    event_id uuid not null,
    topic text not null,
    record_key text not null,
    type text not null,
    occurred_at timestamptz not null,
    correlation_id text not null,
    causation_id text,
    traceparent text,
    data bytea not null,
    stored_at timestamptz not null default clock_timestamp()
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- The loop that a case belongs to, where the loop did not begin with the case itself.
create table case_correlation (
    case_id text primary key,
    correlation_id text not null
);

-- Events in that had their effect.
create table inbox (
    source text not null,
    event_id text not null,
    received_at timestamptz not null default now(),
    constraint inbox_event_once primary key (source, event_id)
);
create index inbox_received_at on inbox using brin (received_at);

-- Records that could not be handled.
create table dead_letter (
    id uuid primary key,
    topic text not null,
    kafka_partition integer not null,
    kafka_offset bigint not null,
    kafka_timestamp bigint not null,
    record_key text,
    headers jsonb not null,
    payload bytea,
    reason text not null,
    detail text,
    status text not null,
    redrives integer not null default 0,
    received_at timestamptz not null,
    decided_at timestamptz,
    decided_by text,
    discard_reason text,
    constraint dead_letter_record_once unique (topic, kafka_partition, kafka_offset, kafka_timestamp),
    constraint dead_letter_status_known check (status in ('OPEN', 'REDRIVEN', 'DISCARDED')),
    constraint dead_letter_discarded_with_reason check (status <> 'DISCARDED' or discard_reason is not null)
);
create index dead_letter_open on dead_letter (received_at, id) where status = 'OPEN';
create index dead_letter_status on dead_letter (status, id);

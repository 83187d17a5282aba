-- One thing told over one channel.
create table dispatch (
    id uuid primary key,
    version bigint not null,
    channel_id uuid not null references channel,
    event_id text not null,
    event_source text not null,
    topic text not null,
    case_id text not null,
    customer_id text,
    title text not null,
    body text not null,
    link text,
    is_urgent boolean not null,
    status text not null,
    attempts integer not null,
    created_at timestamptz not null,
    queued_at timestamptz not null,
    next_attempt_at timestamptz,
    lease_until timestamptz,
    taken_at timestamptz,
    failed_at timestamptz,
    constraint dispatch_status_known check (status in ('QUEUED', 'SENDING', 'TAKEN', 'FAILED')),
    constraint dispatch_queued_has_next_attempt check ((status = 'QUEUED') = (next_attempt_at is not null)),
    constraint dispatch_sending_has_lease check ((status = 'SENDING') = (lease_until is not null))
);

-- One thing is told once over each channel, however many people get a mail about it.
create unique index dispatch_once on dispatch (channel_id, event_source, event_id, topic);

create index dispatch_due on dispatch (channel_id, is_urgent desc, next_attempt_at, id) where status = 'QUEUED';
create index dispatch_sending on dispatch (channel_id, lease_until) where status = 'SENDING';
create index dispatch_of_channel on dispatch (channel_id, id);
create index dispatch_of_status on dispatch (status, id);
create index dispatch_of_case on dispatch (case_id, id);

-- What became of it, step by step.
create table dispatch_step (
    id uuid primary key,
    dispatch_id uuid not null references dispatch,
    outcome text not null,
    attempt integer not null,
    status_code integer,
    detail text not null,
    at timestamptz not null
);

create index dispatch_step_of_dispatch on dispatch_step (dispatch_id, id);

-- What other services told of the loops that cases belong to, in few codes: what a timeline shows of it.
-- Every statement can be run again, should the migration be cut off.
create table if not exists loop_event (
    event text collate "C" primary key,
    loop_id text not null,
    occurred_at timestamptz not null,
    type text not null,
    about_id text not null,
    of_id text,
    number text,
    who text,
    facts text not null,
    heard_at timestamptz not null default now(),
    constraint loop_event_facts_are_json check (facts is json object)
);
create index if not exists loop_event_of_loop on loop_event (loop_id, occurred_at, event);
create index if not exists loop_event_heard on loop_event using brin (heard_at);

-- Which cases of this service belong to a loop.
create index concurrently if not exists case_correlation_loop on case_correlation (correlation_id);

-- Every version that a site's working calendar ever had. Deadlines name the version that they were computed with.
create table calendar_version (
    site text not null,
    version bigint not null,
    content jsonb not null,
    changed_at timestamptz not null,
    changed_by text not null,
    reason text not null,
    constraint calendar_version_once primary key (site, version)
);

-- What a case has to reach until when. next_at: when something happens by itself; null where nothing will.
create table deadline (
    id uuid primary key,
    version bigint not null,
    case_id text not null,
    case_number text not null,
    item_id text not null,
    milestone text not null,
    function text,
    procedure text,
    start_event text not null,
    started_at timestamptz not null,
    plan text not null,
    calendar_site text not null,
    calendar_version bigint not null,
    provisional boolean not null,
    due_at timestamptz not null,
    status text not null,
    fired integer not null,
    next_at timestamptz,
    missed_at timestamptz,
    ended_at timestamptz,
    paused_at timestamptz,
    pause_reason text,
    pauses text not null,
    extended_to timestamptz,
    steps integer not null,
    constraint deadline_status_known check (status in ('RUNNING', 'PAUSED', 'MET', 'CANCELLED')),
    constraint deadline_paused_or_not check ((status = 'PAUSED') = (paused_at is not null)),
    constraint deadline_ended_or_not check ((status in ('MET', 'CANCELLED')) = (ended_at is not null)),
    constraint deadline_ended_is_quiet check (ended_at is null or next_at is null),
    constraint deadline_calendar foreign key (calendar_site, calendar_version) references calendar_version (site, version)
);
create index deadline_next on deadline (next_at, id) where next_at is not null;
create index deadline_case on deadline (case_id, id);
create index deadline_due on deadline (due_at, id) where ended_at is null;
create unique index deadline_runs_once on deadline (item_id, milestone) where ended_at is null;
create index deadline_provisional on deadline (calendar_site, calendar_version) where provisional and ended_at is null;

-- Everything that happened to a deadline, in order.
create table deadline_step (
    deadline_id uuid not null references deadline (id),
    number integer not null,
    kind text not null,
    at timestamptz not null,
    actor text not null,
    reason text,
    due_at timestamptz not null,
    constraint deadline_step_once primary key (deadline_id, number)
);

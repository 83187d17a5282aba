-- The part of the case that a message is about: an action, a deadline.
alter table message add column part_id text;

-- Each version of the rules by which messages are escalated; the newest one holds, older ones for what began under them.
create table ladder_version (
    id uuid primary key,
    number integer not null,
    content text not null,
    changed_at timestamptz not null,
    changed_by text not null,
    reason text not null,
    constraint ladder_version_once unique (number)
);

-- A message whose effect is waited for, and how far up somebody has been told.
create table escalation (
    id uuid primary key,
    version bigint not null,
    -- Without a reference: a message may turn out to be for somebody who has another one about the same event.
    message_id uuid not null,
    case_id text not null,
    part_id text,
    number text not null,
    ladder text not null,
    ladder_version integer not null references ladder_version (number),
    status text not null,
    rung integer not null,
    repeated integer not null,
    told_message_id uuid not null,
    awaits text not null,
    cause text,
    started_at timestamptz not null,
    rung_since timestamptz not null,
    due_at timestamptz,
    ended_at timestamptz,
    ended_by text,
    end_reason text,
    constraint escalation_once_per_message unique (message_id),
    constraint escalation_status_known
        check (status in ('RUNNING', 'ACKNOWLEDGED', 'DELIVERED', 'OVER', 'STOPPED', 'UNANSWERED')),
    constraint escalation_due_while_running check ((status = 'RUNNING') = (due_at is not null)),
    constraint escalation_ended check ((status = 'RUNNING') = (ended_at is null))
);
create index escalation_due on escalation (due_at, id) where status = 'RUNNING';
create index escalation_running_of_case on escalation (case_id) where status = 'RUNNING';
create index escalation_of_case on escalation (case_id, id);
create index escalation_of_status on escalation (status, id);

-- Every rung, whether somebody was told there or not, and why.
create table escalation_step (
    id uuid primary key,
    escalation_id uuid not null references escalation (id),
    number integer not null,
    target text not null,
    cause text,
    outcome text not null,
    message_id uuid,
    detail text not null,
    at timestamptz not null,
    constraint escalation_step_once unique (escalation_id, number),
    constraint escalation_step_tells check ((outcome = 'TOLD') = (message_id is not null))
);
create index escalation_step_of_message on escalation_step (message_id) where message_id is not null;

create table countermeasure (
    id              uuid        not null,
    version         bigint      not null,
    feedback_id     uuid        not null,
    customer_id     text        not null,
    function        text        not null,
    text            text        not null,
    due_on          date        not null,
    status          text        not null,
    recorded_at     timestamptz not null,
    recorded_by     text        not null,
    decided_at      timestamptz,
    decided_by      text,
    decision_reason text,
    completed_on    date,
    completed_by    text,
    completion_note text,
    constraint countermeasure_pk primary key (id),
    constraint countermeasure_of_a_feedback foreign key (feedback_id) references feedback (id) on delete cascade,
    constraint countermeasure_status_known check (status in ('RECORDED', 'ACCEPTED', 'REJECTED', 'COMPLETED')),
    constraint countermeasure_decision_whole check (
        (status = 'RECORDED') = (decided_at is null)
        and (decided_at is null) = (decided_by is null)
        and (decided_at is null) = (decision_reason is null)),
    constraint countermeasure_completion_whole check (
        (status = 'COMPLETED') = (completed_on is not null)
        and (completed_on is null) = (completed_by is null))
);

create index countermeasure_by_feedback on countermeasure (feedback_id, id);

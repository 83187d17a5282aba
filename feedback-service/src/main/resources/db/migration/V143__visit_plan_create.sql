create table visit_plan (
    id             uuid         not null,
    version        bigint       not null,
    customer_id    varchar(40)  not null,
    planned_on     date         not null,
    visitor        varchar(200) not null,
    purpose        varchar(500) not null,
    status         varchar(10)  not null,
    report_id      uuid,
    planned_at     timestamptz  not null,
    planned_by     varchar(200) not null,
    closing_reason varchar(500),
    constraint visit_plan_pk primary key (id),
    constraint visit_plan_status_known check (status in ('PLANNED', 'DONE', 'CANCELLED')),
    constraint visit_plan_done_by_a_report check ((status = 'DONE') = (report_id is not null)),
    constraint visit_plan_cancelled_with_a_reason check ((status = 'CANCELLED') = (closing_reason is not null))
);

create index visit_plan_by_customer on visit_plan (customer_id, id);
create index visit_plan_by_status on visit_plan (status, id);
create index visit_plan_by_date on visit_plan (planned_on) where status = 'PLANNED';

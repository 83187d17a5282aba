create table feedback (
    id                   uuid           not null,
    version              bigint         not null,
    number               varchar(20)    not null,
    customer_id          varchar(40)    not null,
    channel              varchar(10)    not null,
    class                varchar(1)     not null,
    subject              varchar(200)   not null,
    content              varchar(10000) not null,
    product_id           varchar(40),
    lot                  varchar(60),
    responsible_function varchar(20)    not null,
    status               varchar(20)    not null,
    received_at          timestamptz    not null,
    registered_at        timestamptz    not null,
    registered_by        varchar(200)   not null,
    form_due_at          timestamptz    not null,
    origin_kind          varchar(20),
    origin_id            uuid,
    escalated_at         timestamptz,
    escalated_by         varchar(200),
    escalation_reason    varchar(2000),
    constraint feedback_pk primary key (id),
    constraint feedback_number_unique unique (number),
    constraint feedback_channel_known check (channel in ('PHONE', 'E_MAIL', 'LETTER', 'VISIT', 'WEB', 'SURVEY')),
    constraint feedback_class_known check (class in ('A', 'B', 'C', 'D')),
    constraint feedback_function_known check (responsible_function in ('SALES', 'QUALITY', 'TECHNOLOGY', 'PRODUCTION',
        'LOGISTICS', 'PURCHASING', 'AFTER_SALES', 'GENERAL_MANAGEMENT')),
    constraint feedback_status_known check (status in ('REGISTERED', 'ESCALATED')),
    constraint feedback_origin_whole check ((origin_kind is null) = (origin_id is null)),
    constraint feedback_escalation_whole check (
        (status = 'ESCALATED') = (escalated_at is not null)
        and (escalated_at is null) = (escalated_by is null)
        and (escalated_at is null) = (escalation_reason is null))
);

-- One case of another service leads to one feedback at most.
create unique index feedback_origin_once on feedback (origin_kind, origin_id) where origin_id is not null;

-- Lists are walked by the time-ordered id, within one of these filters.
create index feedback_by_customer on feedback (customer_id, id);
create index feedback_by_status on feedback (status, id);
create index feedback_by_class on feedback (class, id);

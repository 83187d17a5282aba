-- What the company heard from or about customers, of every kind that the procedures know (docs/adr/0011).
create table information_record (
    id             uuid           not null,
    version        bigint         not null,
    number         text           not null,
    form           varchar(20)    not null,
    kind           varchar(60),
    customer_id    varchar(40),
    site           varchar(60),
    subject        varchar(200)   not null,
    content        varchar(10000) not null,
    medium         varchar(10)    not null,
    source         varchar(200),
    handler        varchar(200),
    participants   text           not null,
    comparisons    text           not null,
    items          text           not null,
    contact_sheets text           not null,
    functions      text           not null,
    status         varchar(10)    not null,
    under_way      boolean        not null,
    occurred_at    timestamptz    not null,
    recorded_at    timestamptz    not null,
    recorded_by    varchar(200)   not null,
    visit_plan_id  uuid,
    procedure      text           not null,
    due_at         timestamptz,
    category       text,
    of_concern     boolean        not null,
    digested       varchar(10),
    closed_at      timestamptz,
    closed_by      varchar(200),
    closing_reason varchar(2000),
    constraint information_record_pk primary key (id),
    constraint information_record_number_unique unique (number),
    constraint information_record_form_known check (form in ('VISIT_REPORT', 'OPERATION_NOTICE', 'CUSTOMER_INFORMATION')),
    constraint information_record_names_its_customer check (form = 'CUSTOMER_INFORMATION' or customer_id is not null),
    constraint information_record_status_known check (status in ('OPEN', 'CLOSED')),
    constraint information_record_closed_whole check ((status = 'CLOSED') = (closed_at is not null)),
    constraint information_record_digest_known check (digested in ('MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR')),
    constraint information_record_columns_are_json check (participants is json array and comparisons is json array
        and items is json array and contact_sheets is json array and functions is json array)
);

-- Lists are walked by the time-ordered id, within one of these filters.
create index information_record_by_form on information_record (form, id);
create index information_record_by_kind on information_record (kind, id);
create index information_record_by_customer on information_record (customer_id, id);
create index information_record_by_status on information_record (status, id);
-- What a digest of a period collects, and what has been kept long enough.
create index information_record_by_digest on information_record (digested, recorded_at) where digested is not null;
create index information_record_by_closing on information_record (closed_at) where closed_at is not null;

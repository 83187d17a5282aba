-- Copies of ERP's master data. No foreign keys point here: a feedback checks its customer when it is registered, and a
-- key would make every registration lock its customer's row.
create table customer (
    id         varchar(40)  not null,
    name_en    varchar(200) not null,
    name_zh    varchar(200) not null,
    language   varchar(2)   not null,
    active     boolean      not null,
    changed_at timestamptz  not null,
    constraint customer_pk primary key (id),
    constraint customer_language_known check (language in ('EN', 'ZH'))
);

create table product (
    id         varchar(40)  not null,
    name_en    varchar(200) not null,
    name_zh    varchar(200) not null,
    active     boolean      not null,
    changed_at timestamptz  not null,
    constraint product_pk primary key (id)
);

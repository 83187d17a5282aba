-- What imports have told of customers and products, in the place of an ERP. told_at stands in the events that told it, and in
-- the copies of master data: a copy that has another one was told by the ERP since.
create table imported_master_data (
    kind      text        not null,
    id        varchar(40) not null,
    content   text        not null,
    told_at   timestamptz not null,
    import_id uuid        not null,
    constraint imported_master_data_pk primary key (kind, id),
    constraint imported_master_data_kind_known check (kind in ('CUSTOMERS', 'PRODUCTS')),
    constraint imported_master_data_content_is_json check (content is json object)
);

-- Their contacts, in the order in which they came. Who was erased has no address any more and is told no more.
create table imported_contact (
    number      bigint generated always as identity,
    customer_id varchar(40) not null,
    mail        varchar(254),
    name        varchar(100) not null,
    role        varchar(100),
    constraint imported_contact_pk primary key (number),
    constraint imported_contact_once unique (customer_id, mail)
);

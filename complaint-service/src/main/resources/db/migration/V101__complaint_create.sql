create table complaint (
    id uuid not null,
    version bigint not null,
    number text not null,
    customer_id text not null,
    product_id text,
    lot text,
    subject text not null,
    description text not null,
    origin_kind text not null,
    origin_id uuid,
    origin_number text,
    status text not null,
    received_at timestamp with time zone not null,
    opened_at timestamp with time zone not null,
    opened_by text not null,
    resolution text,
    closed_at timestamp with time zone,
    closed_by text,
    constraint complaint_key primary key (id),
    constraint complaint_number_once unique (number),
    constraint complaint_status_known check (status in ('OPEN', 'CLOSED')),
    constraint complaint_origin_known check (origin_kind in ('RETURN', 'FEEDBACK', 'DIRECT')),
    constraint complaint_origin_named check (
        (origin_kind = 'DIRECT') = (origin_id is null and origin_number is null)),
    constraint complaint_closed_has_resolution check (
        (status = 'CLOSED') = (resolution is not null and closed_at is not null and closed_by is not null))
);

-- One open complaint for the nonconforming returns of a customer's lot, also when two instances hear of two of its
-- inspections at the same moment.
create unique index complaint_open_return_once on complaint (customer_id, lot)
    where status = 'OPEN' and origin_kind = 'RETURN';

-- A feedback becomes a complaint once.
create unique index complaint_feedback_once on complaint (origin_id) where origin_kind = 'FEEDBACK';

-- Lists are walked by id: each filter with the id behind it.
create index complaint_by_customer on complaint (customer_id, id);
create index complaint_by_status on complaint (status, id);
create index complaint_by_lot on complaint (lot, id) where lot is not null;

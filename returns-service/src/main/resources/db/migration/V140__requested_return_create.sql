create table requested_return (
    id uuid not null,
    version bigint not null,
    number text not null,
    customer_id text not null,
    feedback_id uuid not null,
    feedback_number text not null,
    subject text not null,
    product_id text,
    lot text,
    reason text not null,
    requested_by text not null,
    opened_at timestamp with time zone not null,
    constraint requested_return_key primary key (id),
    constraint requested_return_number_once unique (number),
    -- The same request told twice, also to two instances at the same moment, is one return.
    constraint requested_return_feedback_once unique (feedback_id)
);

create index requested_return_by_customer on requested_return (customer_id, id);

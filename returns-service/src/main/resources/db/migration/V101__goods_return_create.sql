create table goods_return (
    id uuid not null,
    version bigint not null,
    number text not null,
    return_reference text not null,
    customer_id text not null,
    site text not null,
    delivery_note text not null,
    status text not null,
    received_at timestamp with time zone not null,
    recorded_at timestamp with time zone not null,
    constraint goods_return_key primary key (id),
    constraint goods_return_number_once unique (number),
    -- The same return announced twice, also to two instances at the same moment, is one return.
    constraint goods_return_reference_once unique (return_reference),
    constraint goods_return_status_known check (status in ('IN_QUARANTINE', 'INSPECTED'))
);

-- Lists are walked by id: each filter with the id behind it.
create index goods_return_by_customer on goods_return (customer_id, id);
create index goods_return_by_status on goods_return (status, id);

-- Quantities keep the decimals that they came with (at most three, see Quantity).
create table goods_return_line (
    return_id uuid not null,
    line integer not null,
    product_id text not null,
    lot text not null,
    quantity numeric not null,
    unit text not null,
    packaging text,
    remark text,
    known_delivery boolean not null,
    inspection_id uuid not null,
    status text not null,
    constraint goods_return_line_key primary key (return_id, line),
    constraint goods_return_line_return foreign key (return_id) references goods_return (id),
    constraint goods_return_line_quantity_positive check (quantity > 0),
    constraint goods_return_line_status_known check (status in ('IN_QUARANTINE', 'INSPECTED'))
);

-- Which lots went to which customer, as ERP tells.
create table delivery (
    delivery_note text primary key,
    customer_id text not null,
    delivered_at timestamptz not null,
    changed_at timestamptz not null
);

create table delivery_line (
    delivery_note text not null references delivery on delete cascade,
    line integer not null,
    product_id text not null,
    lot text not null,
    quantity numeric not null,
    unit text not null,
    primary key (delivery_note, line)
);

create index delivery_line_by_lot on delivery_line (product_id, lot);

-- What returns-service knows of the ERP's master data and deliveries. changed_at is the time of the event that a row
-- comes from; an older event changes nothing, so the order in which events arrive does not matter.
create table customer (
    customer_id text not null,
    name_en text not null,
    name_zh text not null,
    changed_at timestamp with time zone not null,
    constraint customer_key primary key (customer_id)
);

create table product (
    product_id text not null,
    name_en text not null,
    name_zh text not null,
    changed_at timestamp with time zone not null,
    constraint product_key primary key (product_id)
);

create table delivery (
    delivery_note text not null,
    customer_id text not null,
    changed_at timestamp with time zone not null,
    constraint delivery_key primary key (delivery_note)
);

create table delivery_line (
    delivery_note text not null,
    product_id text not null,
    lot text not null,
    constraint delivery_line_key primary key (delivery_note, product_id, lot),
    constraint delivery_line_delivery foreign key (delivery_note) references delivery (delivery_note)
);

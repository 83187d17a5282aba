-- What complaint-service knows of the ERP's customers. changed_at is the time of the event that a row comes from; an
-- older event changes nothing, so the order in which events arrive does not matter.
create table customer (
    customer_id text not null,
    name_en text not null,
    name_zh text not null,
    changed_at timestamp with time zone not null,
    constraint customer_key primary key (customer_id)
);

-- Which lots went to which customer, as ERP told. changed_at is the time of the event that a row comes from; an older event
-- changes nothing.
create table delivery (
    delivery_note text        not null,
    customer_id   text        not null,
    changed_at    timestamptz not null,
    constraint delivery_pk primary key (delivery_note)
);

create table delivery_line (
    delivery_note text not null,
    product_id    text not null,
    lot           text not null,
    constraint delivery_line_pk primary key (delivery_note, product_id, lot),
    constraint delivery_line_of_a_delivery foreign key (delivery_note) references delivery (delivery_note)
);

create index delivery_line_by_lot on delivery_line (lot);

-- The goods of a feedback. Of those from before it is not known whether their lots were delivered: nobody had looked, and
-- they do not count as unknown.
alter table feedback add column lines text not null default '[]';
alter table feedback add column unknown_lots boolean not null default false;
update feedback
set lines = json_array(json_object('productId' value product_id, 'lot' value lot absent on null))::text
where product_id is not null or lot is not null;
alter table feedback add constraint feedback_lines_are_json check (lines is json array);
create index feedback_by_unknown_lots on feedback (customer_id) where unknown_lots;

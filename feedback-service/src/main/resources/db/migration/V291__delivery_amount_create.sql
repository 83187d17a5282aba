-- How much of what was delivered when: what early warnings measure feedbacks by. Of deliveries from before it is not known.
alter table delivery add column delivered_on date;
create table delivery_amount (
    delivery_note text    not null,
    product_id    text    not null,
    unit          text    not null,
    quantity      numeric not null,
    constraint delivery_amount_pk primary key (delivery_note, product_id, unit),
    constraint delivery_amount_of_a_delivery foreign key (delivery_note) references delivery (delivery_note),
    constraint delivery_amount_positive check (quantity > 0)
);
create index delivery_amount_by_product on delivery_amount (product_id);

-- The first day from which on the amounts of all deliveries are known: the one after this migration.
create table delivery_counting (
    only_one boolean not null default true,
    since    date    not null,
    constraint delivery_counting_pk primary key (only_one),
    constraint delivery_counting_only_one check (only_one)
);
insert into delivery_counting (since) values (current_date + 1);

-- What the feedbacks of a warning were measured by: how much there was in its days, and how much in those that tell what is usual.
alter table early_warning
    add column exposure        text not null default 'TIME',
    add column exposed         double precision,
    add column usually_exposed double precision,
    add column exposure_unit   text,
    add constraint early_warning_exposure_known check (exposure in ('TIME', 'DELIVERIES', 'QUANTITY'));

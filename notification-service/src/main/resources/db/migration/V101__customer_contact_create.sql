-- The main contact of each customer, a copy of ERP's master data.
create table customer_contact (
    customer_id text primary key,
    language text not null,
    name text,
    mail text,
    changed_at timestamptz not null
);

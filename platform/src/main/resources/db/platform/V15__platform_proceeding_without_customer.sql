-- What concerns a product or the whole trade is about no single customer.
alter table proceeding alter column customer_id drop not null;

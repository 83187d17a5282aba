-- How often was delivered to a customer on which day: what early warnings measure its feedbacks by.
drop index concurrently if exists delivery_by_customer_and_day;
create index concurrently delivery_by_customer_and_day on delivery (customer_id, delivered_on);

-- The site that usually delivers to the customer: its people are told where the event itself names no site.
alter table customer_contact add column site text;

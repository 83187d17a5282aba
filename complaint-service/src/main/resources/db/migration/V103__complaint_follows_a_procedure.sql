-- The procedure that a complaint is handled by, and what is due first.
alter table complaint add column procedure text;
alter table complaint add column due_at timestamp with time zone;

-- A category is a few words, by which is counted and searched; the form keeps what was written.
update information_record set category = left(category, 200) where length(category) > 200;

-- Lists within a category are walked by the id, lists of a time in its order.
create index information_record_by_category on information_record (category, id) where category is not null;
create index information_record_by_time on information_record (occurred_at, id);
create index information_record_by_customer_and_time on information_record (customer_id, occurred_at, id);

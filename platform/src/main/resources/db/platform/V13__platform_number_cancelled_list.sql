-- The list of cancelled numbers is walked by series, year and value; among millions of given ones they are few.
-- Every statement can be run again, should the migration be cut off.
drop index concurrently if exists number_issued_cancelled;
create index concurrently number_issued_cancelled on number_issued (series, year, value) where cancelled_reason is not null;

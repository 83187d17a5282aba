-- The list of cancelled numbers is walked by series, year and value; among millions of given ones they are few.
create index number_issued_cancelled on number_issued (series, year, value) where cancelled_reason is not null;

-- Which complaints have been kept long enough is asked once a day.
create index complaint_by_closing on complaint (closed_at) where closed_at is not null;

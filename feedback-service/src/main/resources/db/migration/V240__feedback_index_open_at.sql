-- Which feedbacks were open at a past moment, without reading all that have ended since.
drop index concurrently if exists feedback_open_until;
create index concurrently feedback_open_until on feedback using gist (tstzrange(least(registered_at, ended_at), ended_at))
    where ended_at is not null;
drop index concurrently if exists proceeding_by_end;

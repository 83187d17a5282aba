-- Which feedbacks have been kept long enough is asked once a day.
create index feedback_by_closing on feedback (coalesce(closed_at, escalated_at))
    where coalesce(closed_at, escalated_at) is not null;

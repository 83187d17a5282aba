-- Which feedbacks have been kept long enough is asked once a day.
create index feedback_by_closing on feedback (escalated_at) where escalated_at is not null;

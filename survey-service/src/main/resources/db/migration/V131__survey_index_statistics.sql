-- The statistics of a period: what was sent, answered and left unanswered in it.
create index survey_by_sending on survey using brin (sent_at);
create index survey_by_answering on survey (answered_at) where answered_at is not null;
create index survey_unanswered_by_expiry on survey (expires_at) where answered_at is null;

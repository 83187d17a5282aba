-- What is urgent goes out before everything else that is due.
create index message_urgent_due on message (next_attempt_at, id) where status = 'QUEUED' and urgency = 'URGENT';

-- One look finds what goes out next: what is urgent, then what is due for the longest time.
create index message_due_first on message ((urgency = 'URGENT') desc, next_attempt_at, id) where status = 'QUEUED';
drop index message_urgent_due;
drop index message_due;

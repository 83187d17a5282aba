-- One event may lead to a message to the head of a function and to one to the leader in charge. The version before writes
-- to heads only, which is the default; a resend by it would go to the head.
alter table message add column recipient_in_charge boolean not null default false;

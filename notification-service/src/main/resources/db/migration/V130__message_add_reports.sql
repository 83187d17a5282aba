-- What became of a message after the mail server took it.
alter table message add column delayed_at timestamptz;
alter table message add column delivered_at timestamptz;
alter table message add column bounced_at timestamptz;
alter table message add column bounce_status text;
-- Counts how often it was given out anew by hand; each time its mail has another Message-ID.
alter table message add column round integer not null default 1;
alter table message drop constraint message_status_known;
alter table message add constraint message_status_known
    check (status in ('UNADDRESSED', 'QUEUED', 'SENDING', 'HANDED_OVER', 'DELIVERED', 'BOUNCED', 'FAILED'));
alter table message add constraint message_bounced_has_status
    check ((status = 'BOUNCED') <= (bounced_at is not null and bounce_status is not null));

-- For what a search begins with.
create index message_number_begins on message (lower(number) text_pattern_ops);
create index message_case_number_begins on message (lower(case_number) text_pattern_ops);
create index message_recipient_name_begins on message (lower(recipient_name) text_pattern_ops);
create index message_recipient_mail_begins on message (lower(recipient_mail) text_pattern_ops);

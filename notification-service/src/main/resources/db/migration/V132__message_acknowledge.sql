-- The reader has said by the mail's link that it was read.
alter table message add column acknowledged_at timestamptz;
alter table message drop constraint message_status_known;
alter table message add constraint message_status_known
    check (status in ('UNADDRESSED', 'QUEUED', 'SENDING', 'HANDED_OVER', 'DELIVERED', 'BOUNCED', 'ACKNOWLEDGED', 'FAILED'));
alter table message add constraint message_acknowledged_once
    check ((status = 'ACKNOWLEDGED') = (acknowledged_at is not null));

-- What the links in mails are sealed with, where no secret is configured.
create table acknowledge_key (
    only_one boolean primary key,
    secret bytea not null,
    created_at timestamptz not null,
    constraint acknowledge_key_is_one check (only_one)
);

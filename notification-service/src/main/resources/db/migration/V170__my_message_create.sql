-- Whom of our people a message went to, by the directory.
alter table message add column recipient_person uuid;
update message set recipient_person = person.id
    from person where lower(person.mail) = lower(recipient_mail) and customer_id is null;

-- What somebody of ours was told, and whether it was read. What the lists narrow down by stands here as well.
create table my_message (
    id uuid primary key references message (id) on delete cascade,
    person_id uuid not null references person (id),
    kind text not null,
    urgency text not null,
    written_at timestamptz not null,
    read_at timestamptz
);
create index my_message_of_person on my_message (person_id, id);
create index my_message_unread on my_message (person_id, urgency, id) where read_at is null;

-- What was told before there was this list is not news.
insert into my_message (id, person_id, kind, urgency, written_at, read_at)
select id, recipient_person, kind, urgency, created_at, coalesce(acknowledged_at, now())
from message where recipient_person is not null;

-- What changed for whom, for those who watch: read in the order of transactions, and only up to the oldest that still runs.
-- Numbers alone would not do: a transaction with a lower one may commit later.
create table my_message_change (
    id bigint generated always as identity primary key,
    xid xid8 not null default pg_current_xact_id(),
    person_id uuid not null,
    message_id uuid not null,
    change text not null,
    at timestamptz not null default now()
);
create index my_message_change_in_order on my_message_change (xid, id);
create index my_message_change_of_person on my_message_change (person_id, xid, id);
create index my_message_change_old on my_message_change (at);

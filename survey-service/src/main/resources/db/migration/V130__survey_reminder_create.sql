-- How often its customer was reminded, and when last.
alter table survey
    add column reminders   integer not null default 0,
    add column reminded_at timestamptz,
    add constraint survey_reminded_whole check (reminders >= 0 and (reminders = 0) = (reminded_at is null));

-- Each reminder has a key of its own, because of the one in the invitation only the hash is known.
create table survey_reminder (
    id         uuid        not null,
    survey_id  uuid        not null,
    reminder   integer     not null,
    token_hash varchar(64) not null,
    sent_at    timestamptz not null,
    constraint survey_reminder_pk primary key (id),
    constraint survey_reminder_of_survey foreign key (survey_id) references survey (id) on delete cascade,
    constraint survey_reminder_once unique (survey_id, reminder),
    constraint survey_reminder_token_unique unique (token_hash),
    constraint survey_reminder_counted_from_one check (reminder >= 1)
);

-- The look for surveys that are to be followed up.
create index survey_open_by_sending on survey (sent_at) where status = 'SENT';

-- Every mail that was ever read in the mailbox, with what became of it. The key to the feedback is checked at the end of the
-- transaction: both come into being in it.
create table received_mail (
    id               uuid         not null,
    version          bigint       not null,
    mailbox          text         not null,
    uid_validity     bigint       not null,
    uid              bigint       not null,
    message_id       text,
    content_hash     varchar(64),
    size             bigint       not null,
    sender_mail      varchar(254),
    sender_name      varchar(200),
    subject          varchar(200) not null,
    text             varchar(10000) not null,
    refused_files    text         not null,
    received_at      timestamptz  not null,
    read_at          timestamptz  not null,
    status           varchar(20)  not null,
    reason           varchar(40),
    customer_id      varchar(40),
    feedback_id      uuid,
    double_of        uuid,
    decided_at       timestamptz,
    decided_by       varchar(200),
    dismissal_reason varchar(2000),
    constraint received_mail_pk primary key (id),
    constraint received_mail_read_once unique (mailbox, uid_validity, uid),
    constraint received_mail_feedback_known foreign key (feedback_id) references feedback (id) on delete cascade
        deferrable initially deferred,
    constraint received_mail_status_known
        check (status in ('OPENED_FEEDBACK', 'ANSWERED', 'UNASSIGNED', 'IGNORED', 'DISMISSED')),
    constraint received_mail_of_a_case check (
        (status in ('OPENED_FEEDBACK', 'ANSWERED')) = (feedback_id is not null)
        and (feedback_id is null or customer_id is not null)),
    constraint received_mail_says_why check (status not in ('UNASSIGNED', 'IGNORED') or reason is not null),
    constraint received_mail_dismissed_whole check (status <> 'DISMISSED'
        or dismissal_reason is not null and decided_at is not null and decided_by is not null)
);

-- What came once comes again as a double only, whichever instance reads it.
create unique index received_mail_id_once on received_mail (mailbox, message_id)
    where message_id is not null and double_of is null;
create unique index received_mail_content_once on received_mail (mailbox, content_hash)
    where content_hash is not null and double_of is null;

create index received_mail_by_status on received_mail (status, id);
create index received_mail_of_feedback on received_mail (feedback_id, id) where feedback_id is not null;
create index received_mail_by_message_id on received_mail (message_id) where feedback_id is not null;

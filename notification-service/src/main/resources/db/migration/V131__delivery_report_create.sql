-- Every mail in the mailbox for delivery reports, and what it led to.
create table delivery_report (
    id uuid primary key,
    mailbox text not null,
    uid_validity bigint not null,
    uid bigint not null,
    received_at timestamptz not null,
    -- Without a reference: a report may be about a message that was never ours.
    message_id uuid,
    outcome text not null,
    status_code text,
    detail text not null,
    constraint delivery_report_once unique (mailbox, uid_validity, uid),
    constraint delivery_report_outcome_known
        check (outcome in ('BOUNCED', 'DELAYED', 'DELIVERED', 'NOTED', 'UNMATCHED', 'NO_REPORT')),
    constraint delivery_report_of_a_message
        check (outcome in ('UNMATCHED', 'NO_REPORT') or message_id is not null)
);
create index delivery_report_of_message on delivery_report (message_id, id) where message_id is not null;
create index delivery_report_of_outcome on delivery_report (outcome, id);

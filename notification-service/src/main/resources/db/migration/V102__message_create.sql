-- One mail to one recipient because of one event.
create table message (
    id uuid primary key,
    version bigint not null,
    event_id text not null,
    event_source text not null,
    kind text not null,
    case_id text not null,
    correlation_id text not null,
    traceparent text,
    recipient_function text,
    customer_id text,
    number text not null,
    case_number text not null,
    about text,
    product_id text,
    lot text,
    feedback_class text,
    due_at timestamptz not null,
    path text not null,
    recipient_name text,
    recipient_mail text,
    recipient_language text,
    addressed_by text,
    status text not null,
    attempts integer not null,
    trouble text,
    created_at timestamptz not null,
    queued_at timestamptz,
    next_attempt_at timestamptz,
    lease_until timestamptz,
    sending_since timestamptz,
    handed_over_at timestamptz,
    failed_at timestamptz,
    constraint message_status_known
        check (status in ('UNADDRESSED', 'QUEUED', 'SENDING', 'HANDED_OVER', 'FAILED')),
    constraint message_for_function_or_customer check ((recipient_function is null) <> (customer_id is null)),
    constraint message_addressed check (status = 'UNADDRESSED' or recipient_mail is not null),
    constraint message_queued_has_next_attempt check ((status = 'QUEUED') = (next_attempt_at is not null)),
    constraint message_sending_has_lease check ((status = 'SENDING') = (lease_until is not null))
);

-- One message per event and recipient, whoever the recipient turns out to be.
create unique index message_once_per_function
    on message (event_source, event_id, recipient_function) where recipient_function is not null;
create unique index message_once_per_customer
    on message (event_source, event_id, customer_id) where customer_id is not null;
create unique index message_once_per_address
    on message (event_source, event_id, lower(recipient_mail)) where recipient_mail is not null;

-- For the senders: small, as nearly all messages are handed over.
create index message_due on message (next_attempt_at, id) where status = 'QUEUED';
create index message_in_doubt on message (lease_until, id) where status = 'SENDING';
create index message_unaddressed on message (recipient_function, customer_id, id) where status = 'UNADDRESSED';

-- For the lists, each in the order of its pages.
create index message_of_case on message (case_id, id);
create index message_of_status on message (status, id);
create index message_of_function on message (recipient_function, id);
create index message_of_customer on message (customer_id, id);
create index message_of_address on message (lower(recipient_mail), id);

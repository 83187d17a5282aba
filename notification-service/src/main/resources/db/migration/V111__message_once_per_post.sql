-- Outside of a transaction, so that writers go on.
create unique index concurrently message_once_per_post
    on message (event_source, event_id, recipient_function, recipient_in_charge) where recipient_function is not null;

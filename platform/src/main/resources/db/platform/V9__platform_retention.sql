-- Records whose period is over, and what was decided about them. A row stays when its record is gone; a record has one.
create table disposal (
    id uuid primary key,
    version bigint not null,
    record_type text not null,
    record_id uuid not null,
    number text not null,
    issued_on date not null,
    closed_on date not null,
    years integer not null,
    counts_from text not null,
    kept_until date not null,
    status text not null,
    proposed_at timestamptz not null,
    proposed_by text not null,
    decided_at timestamptz,
    decided_by text,
    reason text,
    keep_until date,
    done_at timestamptz,
    constraint disposal_once unique (record_id),
    constraint disposal_status_known check (status in ('PROPOSED', 'APPROVED', 'KEPT', 'DONE')),
    constraint disposal_counts_from_known check (counts_from in ('ISSUE', 'CLOSING', 'YEAR_END')),
    constraint disposal_years_positive check (years > 0),
    constraint disposal_decided_with_reason check (
        (decided_at is null) = (decided_by is null) and (decided_at is null) = (reason is null)),
    constraint disposal_only_when_approved check (status = 'PROPOSED' or decided_at is not null),
    constraint disposal_never_by_its_proposer check (status not in ('APPROVED', 'DONE') or decided_by <> proposed_by),
    constraint disposal_done_when_gone check ((status = 'DONE') = (done_at is not null)),
    constraint disposal_keep_until_while_kept check (keep_until is null or status = 'KEPT')
);
-- For the sweep: what was approved, and what may be proposed again.
create index disposal_approved on disposal (id) where status = 'APPROVED';
create index disposal_kept on disposal (keep_until) where status = 'KEPT';
create index disposal_status on disposal (status, id);
create index disposal_number on disposal (number);

-- A person can be taken out of the data and out of the audit trail (docs/adr/0008-redaction.md).

-- What an entry says since words were taken out of it: the entry at by_position says so as well, and is sealed.
create table audit_redaction (
    by_position bigint not null,
    position bigint not null,
    becomes bytea not null,
    constraint audit_redaction_once primary key (by_position),
    constraint audit_redaction_later check (by_position > position),
    constraint audit_redaction_becomes_is_sha256 check (length(becomes) = 32)
);
create index audit_redaction_position on audit_redaction (position, by_position);
create trigger audit_redaction_never_changes before update or delete or truncate on audit_redaction
    for each statement execute function audit_never_changes();

-- An entry changes only into what the last redaction of it announces; its hash, and what it is about, never.
create function audit_changes_by_redaction() returns trigger language plpgsql as $$
begin
    if new.position = old.position and new.hash = old.hash
        and row(new.entry ->> 'id', new.entry ->> 'at', new.entry ->> 'caseId', new.entry ->> 'entity',
                new.entry ->> 'entityId', new.entry ->> 'action')
            is not distinct from row(old.entry ->> 'id', old.entry ->> 'at', old.entry ->> 'caseId',
                old.entry ->> 'entity', old.entry ->> 'entityId', old.entry ->> 'action')
        and exists (
            select from audit_redaction r join audit_entry e on e.position = r.by_position
            where r.position = old.position
                and r.by_position = (select max(by_position) from audit_redaction where position = old.position)
                and r.becomes = sha256(convert_to(new.entry::text, 'UTF8'))
                and e.entry ->> 'action' = 'REDACTED'
                and e.entry #>> '{redaction,position}' = old.position::text
                and e.entry #>> '{redaction,becomes}' = encode(r.becomes, 'hex'))
    then
        return new;
    end if;
    raise exception 'Rows of % are never changed or removed', tg_table_name using errcode = 'insufficient_privilege';
end
$$;
drop trigger audit_entry_never_changes on audit_entry;
create trigger audit_entry_never_changes before delete or truncate on audit_entry
    for each statement execute function audit_never_changes();
create trigger audit_entry_changes_by_redaction before update on audit_entry
    for each row execute function audit_changes_by_redaction();

-- Who was taken out, by the pseudonym that stands there since; never by name.
create table erasure (
    id uuid primary key,
    version bigint not null,
    customer_id text not null,
    pseudonym text not null,
    reason text not null,
    asked_by text not null,
    asked_at timestamptz not null,
    rows_changed integer not null,
    entries_redacted integer not null
);
-- By this an erased address is known again when master data bring it back: a hash with a salt of its own.
create table erased_address (
    erasure_id uuid not null,
    customer_id text not null,
    salt bytea not null,
    hash bytea not null,
    constraint erased_address_once primary key (erasure_id),
    constraint erased_address_erasure foreign key (erasure_id) references erasure (id)
);
create index erased_address_customer on erased_address (customer_id);

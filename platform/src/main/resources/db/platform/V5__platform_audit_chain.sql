-- The audit trail becomes tamper-evident: every entry is kept as the exact text whose hash is taken, and seals chain
-- the hashes (docs/audit.md).

-- The text always carries its zone, so what the cast answers depends on no setting.
create function audit_moment(text text) returns timestamptz language sql immutable strict parallel safe
    return text::timestamptz;

alter table audit_entry rename to audit_entry_without_hash;
alter table audit_entry_without_hash rename constraint audit_entry_pkey to audit_entry_without_hash_pkey;
alter index audit_entry_case rename to audit_entry_without_hash_case;

-- "json" and not "jsonb": it keeps the text as it was written, byte for byte. The other columns are made of it, so that
-- a row cannot say anything else than what was hashed; those without an index are made when they are read, which spares
-- every writer the work. The identity must not cache values: the sealer relies on their being drawn in order.
create table audit_entry (
    position bigint generated always as identity,
    entry json not null,
    hash bytea not null,
    id uuid not null generated always as ((entry ->> 'id')::uuid) stored,
    at timestamptz not null generated always as (audit_moment(entry ->> 'at')) stored,
    actor text not null generated always as (entry ->> 'actor') stored,
    case_id text not null generated always as (entry ->> 'caseId') stored,
    entity text generated always as (entry ->> 'entity') virtual,
    entity_id uuid generated always as ((entry ->> 'entityId')::uuid) virtual,
    action text generated always as (entry ->> 'action') virtual,
    constraint audit_entry_once primary key (id),
    constraint audit_entry_position_once unique (position),
    constraint audit_entry_hash_is_sha256 check (length(hash) = 32)
);
create index audit_entry_case on audit_entry (case_id, id);
create index audit_entry_actor on audit_entry (actor, id);
create index audit_entry_at on audit_entry using brin (at);

insert into audit_entry (entry, hash)
select text::json, sha256(convert_to(text, 'UTF8'))
from (
    select id, json_strip_nulls(json_build_object(
        'service', current_database(),
        'id', id,
        'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'actor', actor,
        'functions', to_json(string_to_array(functions, ',')),
        'client', client,
        'caseId', case_id,
        'entity', entity,
        'entityId', entity_id,
        'action', action,
        'changes', changes,
        'eventId', event_id,
        'traceId', trace_id))::text as text
    from audit_entry_without_hash
) entries
order by id;

drop table audit_entry_without_hash;

-- Each seal covers the entries from first_position to last_position and names the hash of the seal before it.
create table audit_seal (
    number bigint not null,
    first_position bigint not null,
    last_position bigint not null,
    entries integer not null,
    previous_hash bytea not null,
    hash bytea not null,
    sealed_at timestamptz not null,
    constraint audit_seal_once primary key (number),
    constraint audit_seal_last_position_once unique (last_position),
    constraint audit_seal_covers_something check (entries > 0 and first_position <= last_position),
    constraint audit_seal_hashes_are_sha256 check (length(hash) = 32 and length(previous_hash) = 32)
);

create function audit_never_changes() returns trigger language plpgsql as $$
begin
    raise exception 'Rows of % are never changed or removed', tg_table_name using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_entry_never_changes before update or delete or truncate on audit_entry
    for each statement execute function audit_never_changes();
create trigger audit_seal_never_changes before update or delete or truncate on audit_seal
    for each statement execute function audit_never_changes();

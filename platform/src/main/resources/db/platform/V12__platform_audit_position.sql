-- Entries are listed by their position: writers then keep fewer indexes, and make fewer columns out of each entry's text.
-- Every statement can be run again, should the migration be cut off.
drop index concurrently if exists audit_entry_of_case;
create index concurrently audit_entry_of_case on audit_entry (case_id, position);
alter table audit_entry
    drop column if exists id,
    drop column if exists actor,
    add column id uuid generated always as ((entry ->> 'id')::uuid) virtual,
    add column actor text generated always as (entry ->> 'actor') virtual;

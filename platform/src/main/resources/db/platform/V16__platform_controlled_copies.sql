-- Controlled copies of forms: to whom which copy was issued, by whom and of what. They go with the case.
create table controlled_copy (
    id uuid primary key,
    version bigint not null,
    case_id uuid not null references proceeding (id) on delete cascade,
    case_number text not null,
    number integer not null,
    receiver text not null,
    content_hash text not null,
    issued_at timestamptz not null,
    issued_by text not null,
    constraint controlled_copy_number_once unique (case_id, number)
);
create index controlled_copy_by_case on controlled_copy (case_id, id);

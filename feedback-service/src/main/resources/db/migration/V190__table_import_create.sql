-- A file that somebody wants to import, and what became of it.
create table table_import (
    id              uuid         not null,
    version         bigint       not null,
    kind            text         not null,
    origin          text         not null,
    dry_run         boolean      not null,
    file_name       text         not null,
    file_id         uuid         not null,
    sha256          varchar(64)  not null,
    size            bigint       not null,
    state           text         not null,
    started_by      text         not null,
    started_at      timestamptz  not null,
    ended_at        timestamptz,
    file_removed_at timestamptz,
    constraint table_import_pk primary key (id),
    constraint table_import_kind_known check (kind in ('CUSTOMERS', 'CONTACTS', 'PRODUCTS', 'FEEDBACKS')),
    constraint table_import_state_known check (state in ('CHECKING', 'WRITING', 'CHECKED', 'REFUSED', 'COMPLETED')),
    constraint table_import_end_whole check ((ended_at is null) = (state in ('CHECKING', 'WRITING')))
);
create index table_import_open on table_import (id) where ended_at is null;
create index table_import_by_end on table_import (ended_at) where file_removed_at is null;

-- How far it is. Written with every batch, in the transaction of the batch: whoever goes on knows where.
create table import_progress (
    import_id    uuid    not null,
    version      bigint  not null,
    last_row     integer not null,
    rows         integer not null,
    added        integer not null,
    changed      integer not null,
    unchanged    integer not null,
    refused      integer not null,
    written      integer not null,
    last_written integer not null,
    constraint import_progress_pk primary key (import_id),
    constraint import_progress_of_an_import foreign key (import_id) references table_import (id)
);

-- The rows that were checked and found right; they wait here until all of the file has been checked, and are gone when the
-- import has ended.
create table import_row (
    import_id  uuid    not null,
    row_number integer not null,
    key        text    not null,
    outcome    text    not null,
    content    text    not null,
    constraint import_row_pk primary key (import_id, row_number),
    constraint import_row_once unique (import_id, key),
    constraint import_row_of_an_import foreign key (import_id) references table_import (id),
    constraint import_row_outcome_known check (outcome in ('ADDED', 'CHANGED', 'UNCHANGED')),
    constraint import_row_content_is_json check (content is json object)
);

-- What is wrong with a file, cell by cell.
create table import_error (
    import_id  uuid    not null,
    number     bigint generated always as identity,
    row_number integer not null,
    field      text    not null,
    value      text    not null,
    rule       text    not null,
    args       text    not null,
    constraint import_error_pk primary key (number),
    constraint import_error_of_an_import foreign key (import_id) references table_import (id),
    constraint import_error_args_are_json check (args is json array)
);
create index import_error_of_import on import_error (import_id, number);

-- An import can be cancelled, and one that does not go on says why and is left alone for a while.
alter table table_import
    drop constraint table_import_state_known,
    add constraint table_import_state_known
        check (state in ('CHECKING', 'WRITING', 'CHECKED', 'REFUSED', 'COMPLETED', 'CANCELLED'));
alter table import_progress
    add column failures  integer not null default 0,
    add column failure   text,
    add column failed_at timestamptz,
    add column again_at  timestamptz,
    add constraint import_progress_failure_known check (failure in ('UNAVAILABLE', 'HELD_UP', 'UNEXPECTED')),
    add constraint import_progress_failure_whole check (
        (failures > 0) = (failure is not null) and num_nulls(failure, failed_at, again_at) in (0, 3));

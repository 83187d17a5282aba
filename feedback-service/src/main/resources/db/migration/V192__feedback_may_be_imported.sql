-- Feedbacks of an older register: their number there, which register, which import brought them and how they were judged. Their
-- number here is origin/number; a number that we issue never has a slash.
alter table feedback add column old_number varchar(60);
alter table feedback add column old_origin varchar(20);
alter table feedback add column old_evaluation varchar(2000);
alter table feedback add column import_id uuid;
alter table feedback add constraint feedback_imported_whole check (
    (old_number is null) = (import_id is null) and (old_origin is null) = (import_id is null)
    and (old_evaluation is null or import_id is not null));
alter table feedback add constraint feedback_imported_is_over check (import_id is null or ended_at is not null);

-- A feedback may end in more ways, and may go on after it has ended.
alter table feedback add column ended_at timestamptz;
update feedback set ended_at = coalesce(closed_at, escalated_at) where coalesce(closed_at, escalated_at) is not null;
drop index feedback_by_closing;
create index feedback_by_end on feedback (ended_at) where ended_at is not null;

alter table feedback drop constraint feedback_status_known;
alter table feedback add constraint feedback_status_known check (
    status in ('REGISTERED', 'ESCALATED', 'RETURN_REQUESTED', 'CLOSED', 'WITHDRAWN', 'MERGED'));
alter table feedback add constraint feedback_end_whole check ((status = 'REGISTERED') = (ended_at is null));

-- What happened to it beside its procedure: who, when, why, with which other feedback.
alter table feedback add column history text not null default '[]';
alter table feedback add constraint feedback_history_is_json check (history is json array);

alter table feedback add column merged_into uuid;
alter table feedback add column merged_into_number text;
alter table feedback add constraint feedback_merged_whole check (
    (status = 'MERGED') = (merged_into is not null) and (merged_into is null) = (merged_into_number is null));

-- The complaint or the return in which it goes on.
alter table feedback add column successor_kind text;
alter table feedback add column successor_id uuid;
alter table feedback add column successor_number text;
alter table feedback add column successor_state text;
alter table feedback add column successor_stage_zh text;
alter table feedback add column successor_stage_en text;
alter table feedback add column successor_outcome text;
alter table feedback add column successor_ended_at timestamptz;
alter table feedback add constraint feedback_successor_whole check (
    (successor_id is null) = (successor_kind is null)
    and (successor_id is null) = (successor_number is null)
    and (successor_id is null) = (successor_state is null));
alter table feedback add constraint feedback_successor_known check (successor_kind in ('COMPLAINT', 'RETURN'));
create unique index feedback_successor_once on feedback (successor_id) where successor_id is not null;
create index feedback_by_successor_number on feedback (successor_number) where successor_number is not null;

-- What only the feedback itself gives to its form, also for those that run already.
update proceeding set awaited = '["complaintNumber","countermeasure","countermeasures-completed","returnNumber"]'
    where subject = 'feedback';

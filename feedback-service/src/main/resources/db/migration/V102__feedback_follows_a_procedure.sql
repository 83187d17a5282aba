-- The class is a code of the procedure that the feedback is handled by; what is due, the procedure says.
alter table feedback drop constraint feedback_class_known;
alter table feedback alter column class type varchar(60);
alter table feedback alter column class drop not null;
update feedback set class = lower(class);

alter table feedback rename column form_due_at to due_at;
alter table feedback alter column due_at drop not null;
alter table feedback add column procedure text not null default 'feedback-guideline/1';
alter table feedback alter column procedure drop default;

alter table feedback add column closed_at timestamptz;
alter table feedback drop constraint feedback_status_known;
alter table feedback add constraint feedback_status_known check (status in ('REGISTERED', 'ESCALATED', 'CLOSED'));
alter table feedback add constraint feedback_closed_whole check ((status = 'CLOSED') = (closed_at is not null));

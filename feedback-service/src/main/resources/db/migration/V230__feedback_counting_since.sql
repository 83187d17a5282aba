-- The first day on which feedbacks were counted, since when a day without a count had none. It is not told by the counts:
-- a letter may be years old when it is registered.
create table feedback_counting (
    only_one boolean not null default true,
    since date not null,
    constraint feedback_counting_pk primary key (only_one),
    constraint feedback_counting_only_one check (only_one)
);
insert into feedback_counting (since)
select coalesce(min(installed_on)::date, current_date) from flyway_schema_history where version = '180';

drop index feedback_count_since;

-- As everywhere else a procedure with its version is name/version.
update early_warning set rule_of = regexp_replace(rule_of, ' (\d+)$', '/\1');

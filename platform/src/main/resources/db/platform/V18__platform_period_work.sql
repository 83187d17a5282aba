-- What is to be done because a period has begun, until it is done: each work for itself, so that one that fails keeps none of
-- the others.
create table period_work (
    work text not null,
    kind text not null,
    first_day date not null,
    constraint period_work_pk primary key (work, kind, first_day),
    constraint period_work_kind_known check (kind in ('MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR'))
);

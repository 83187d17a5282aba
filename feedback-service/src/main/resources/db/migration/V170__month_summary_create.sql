-- What was reported at the end of each month; the lines behind the numbers are read as of the same moment.
create table month_summary (
    id          uuid        not null,
    version     bigint      not null,
    month       varchar(7)  not null,
    as_of       timestamptz not null,
    reported_at timestamptz not null,
    figures     text        not null,
    constraint month_summary_pk primary key (id),
    constraint month_summary_once unique (month),
    constraint month_summary_figures_are_json check (figures is json object)
);

-- What was recorded in a month although it was received earlier, and which cases were still open at a past moment.
create index feedback_by_registration on feedback using brin (registered_at);
create index proceeding_by_end on proceeding (ended_at) where ended_at is not null;

-- The last month, quarter, half-year and year whose beginning was told.
create table period_begun (
    kind text primary key,
    first_day date not null,
    constraint period_begun_kind_known check (kind in ('MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR'))
);

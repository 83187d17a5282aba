-- How many feedbacks were received on which day; fresh is what nobody has looked at since it was counted.
create table feedback_count (
    dimension text not null,
    key text not null,
    day date not null,
    feedbacks integer not null,
    fresh boolean not null,
    constraint feedback_count_once primary key (dimension, key, day),
    constraint feedback_count_dimension_known check (dimension in ('PRODUCT', 'CUSTOMER', 'KIND')),
    constraint feedback_count_positive check (feedbacks > 0)
);
create index feedback_count_fresh on feedback_count (dimension, key, day) where fresh;
create index feedback_count_since on feedback_count (dimension, day);

create table early_warning (
    id uuid primary key,
    version bigint not null,
    number text not null,
    dimension text not null,
    key text not null,
    rule text not null,
    rule_of text not null,
    first_day date not null,
    last_day date not null,
    feedbacks bigint not null,
    expected double precision not null,
    warning_limit bigint not null,
    probability double precision not null,
    status text not null,
    false_alarm boolean not null,
    procedure text not null,
    due_at timestamptz,
    raised_at timestamptz not null,
    settled_at timestamptz,
    constraint early_warning_number_once unique (number),
    constraint early_warning_dimension_known check (dimension in ('PRODUCT', 'CUSTOMER', 'KIND')),
    constraint early_warning_status_known check (status in ('OPEN', 'SETTLED')),
    constraint early_warning_settled_with_time check ((status = 'SETTLED') = (settled_at is not null))
);
create unique index early_warning_open_once on early_warning (dimension, key, rule) where status = 'OPEN';
create index early_warning_of_rule on early_warning (dimension, key, rule, last_day);
create index early_warning_by_status on early_warning (status, id);

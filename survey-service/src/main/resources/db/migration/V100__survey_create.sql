create table survey (
    id               uuid         not null,
    version          bigint       not null,
    number           varchar(20)  not null,
    complaint_id     uuid         not null,
    complaint_number varchar(20)  not null,
    customer_id      varchar(40)  not null,
    -- SHA-256 of the public link's token in hexadecimal digits; the token itself is stored nowhere.
    token_hash       varchar(64)  not null,
    status           varchar(10)  not null,
    sent_at          timestamptz  not null,
    expires_at       timestamptz  not null,
    score            integer,
    comment          varchar(2000),
    answered_at      timestamptz,
    constraint survey_pk primary key (id),
    constraint survey_number_unique unique (number),
    constraint survey_once_per_complaint unique (complaint_id),
    constraint survey_token_unique unique (token_hash),
    constraint survey_status_known check (status in ('SENT', 'ANSWERED', 'EXPIRED')),
    constraint survey_score_on_scale check (score between 1 and 5),
    constraint survey_answer_whole check (
        (status = 'ANSWERED') = (answered_at is not null)
        and (answered_at is null) = (score is null)
        and (comment is null or score is not null)),
    constraint survey_expires_later check (expires_at > sent_at)
);

-- Lists are walked by the time-ordered id, within one of these filters.
create index survey_by_customer on survey (customer_id, id);
create index survey_by_status on survey (status, id);

-- The look for surveys whose time is over.
create index survey_open_by_expiry on survey (expires_at) where status = 'SENT';

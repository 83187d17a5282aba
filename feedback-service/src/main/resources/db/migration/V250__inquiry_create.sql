create table inquiry (
    id                uuid        not null,
    version           bigint      not null,
    feedback_id       uuid        not null,
    customer_id       text        not null,
    function          text        not null,
    asked             text        not null,
    words             text,
    answer_by         date,
    due_at            timestamptz,
    status            text        not null,
    asked_at          timestamptz not null,
    asked_by          text        not null,
    answered_at       timestamptz,
    answered_via      text,
    answered_by       text,
    answer            text,
    files             text        not null,
    mail_id           uuid,
    withdrawn_at      timestamptz,
    withdrawn_by      text,
    withdrawal_reason text,
    constraint inquiry_pk primary key (id),
    constraint inquiry_of_a_feedback foreign key (feedback_id) references feedback (id) on delete cascade,
    constraint inquiry_status_known check (status in ('OPEN', 'ANSWERED', 'WITHDRAWN')),
    constraint inquiry_asks_something check (asked <> '[]' or words is not null),
    constraint inquiry_answer_whole check (
        (status = 'ANSWERED') = (answered_at is not null)
        and (answered_at is null) = (answered_via is null)
        and (answered_via is not null or answer is null)),
    constraint inquiry_answer_way_known check (answered_via in ('MAIL', 'WEB', 'RECORDED')),
    constraint inquiry_answer_by_mail check (coalesce(answered_via = 'MAIL', false) = (mail_id is not null)),
    constraint inquiry_withdrawal_whole check (
        (status = 'WITHDRAWN') = (withdrawn_at is not null)
        and (withdrawn_at is null) = (withdrawn_by is null)
        and (withdrawn_at is null) = (withdrawal_reason is null))
);

create index inquiry_by_feedback on inquiry (feedback_id, id);

-- Which inquiry a mail answers is never a guess.
create unique index inquiry_one_open on inquiry (feedback_id) where status = 'OPEN';

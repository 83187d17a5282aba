-- Records whose period is over, and what was decided about them. A row stays when its record is gone; a record has one.
create table disposal (
    id uuid primary key,
    version bigint not null,
    record_type text not null,
    record_id uuid not null,
    number text not null,
    issued_on date not null,
    closed_on date not null,
    years integer not null,
    counts_from text not null,
    kept_until date not null,
    status text not null,
    proposed_at timestamptz not null,
    proposed_by text not null,
    decided_at timestamptz,
    decided_by text,
    reason text,
    keep_until date,
    done_at timestamptz,
    constraint disposal_once unique (record_id),
    constraint disposal_status_known check (status in ('PROPOSED', 'APPROVED', 'KEPT', 'DONE')),
    constraint disposal_counts_from_known check (counts_from in ('ISSUE', 'CLOSING', 'YEAR_END')),
    constraint disposal_years_positive check (years > 0),
    constraint disposal_decided_with_reason check (
        (decided_at is null) = (decided_by is null) and (decided_at is null) = (reason is null)),
    constraint disposal_only_when_approved check (status = 'PROPOSED' or decided_at is not null),
    constraint disposal_never_by_its_proposer check (status not in ('APPROVED', 'DONE') or decided_by <> proposed_by),
    constraint disposal_done_when_gone check ((status = 'DONE') = (done_at is not null)),
    constraint disposal_keep_until_while_kept check (keep_until is null or status = 'KEPT')
);
-- For the sweep: what was approved, and what may be proposed again.
create index disposal_approved on disposal (id) where status = 'APPROVED';
create index disposal_kept on disposal (keep_until) where status = 'KEPT';
create index disposal_status on disposal (status, id);
create index disposal_number on disposal (number);

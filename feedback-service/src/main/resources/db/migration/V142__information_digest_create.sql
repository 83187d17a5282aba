-- What was collected and classified at the end of a period, per procedure that asks for it.
create table information_digest (
    id             uuid        not null,
    version        bigint      not null,
    period_kind    varchar(10) not null,
    period         varchar(10) not null,
    procedure_name text        not null,
    recorded       integer     not null,
    open           integer     not null,
    carried_over   integer     not null,
    groups         text        not null,
    concerns       text        not null,
    made_at        timestamptz not null,
    constraint information_digest_pk primary key (id),
    constraint information_digest_once unique (procedure_name, period),
    constraint information_digest_columns_are_json check (groups is json array and concerns is json array)
);

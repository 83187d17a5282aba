-- The way of each case through the version of the procedure that it was opened under.
create table proceeding (
    id uuid primary key,
    version bigint not null,
    case_number text not null,
    subject text not null,
    customer_id text not null,
    site text,
    function text,
    procedure_name text not null,
    procedure_number integer not null,
    class text,
    severity text,
    kind text,
    author text,
    held text not null,
    fields text not null,
    facts text not null,
    events text not null,
    path text not null,
    signatures text not null,
    stage text,
    ended_at timestamptz,
    ended_reason text,
    constraint proceeding_under_a_version foreign key (procedure_name, procedure_number)
        references procedure_version (name, number),
    constraint proceeding_columns_are_json check (
        held is json array and fields is json object and facts is json array and events is json object
        and path is json array and signatures is json array)
);

-- Lists are walked by the time-ordered id, within one of these filters.
create index proceeding_by_stage on proceeding (stage, id);
create index proceeding_by_function on proceeding (function, id) where ended_at is null;
create index proceeding_by_customer on proceeding (customer_id, id);

-- What the company has made of the rules by which events become messages; rows are added, never changed.
create table message_rules_version (
    id uuid primary key,
    version bigint not null,
    number integer not null,
    content text not null,
    reason text not null,
    created_at timestamptz not null,
    created_by text not null,
    constraint message_rules_version_number_once unique (number)
);

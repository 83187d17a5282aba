-- The versions of procedures that a company has taken over or edited. A version never changes but for its retirement;
-- cases keep the version that they were opened under.
create table procedure_version (
    id uuid primary key,
    version bigint not null,
    name text not null,
    number integer not null,
    subject text not null,
    content text not null,
    based_on integer,
    reason text not null,
    created_at timestamptz not null,
    created_by text not null,
    retired_at timestamptz,
    retired_by text,
    retired_reason text,
    constraint procedure_version_once unique (name, number),
    constraint procedure_version_counts_from_one check (number > 0),
    constraint procedure_version_content_is_json check (content is json object),
    constraint procedure_version_retired_with_reason check ((retired_at is null) = (retired_reason is null))
);

-- For whom which version holds. The most specific scope wins: customer, customer group, site, company.
create table procedure_adoption (
    id uuid primary key,
    version bigint not null,
    subject text not null,
    scope text not null,
    scope_key text not null,
    name text not null,
    number integer not null,
    reason text not null,
    adopted_at timestamptz not null,
    adopted_by text not null,
    ended_at timestamptz,
    ended_by text,
    ended_reason text,
    constraint procedure_adoption_of_a_version foreign key (name, number) references procedure_version (name, number),
    constraint procedure_adoption_scope_known check (scope in ('COMPANY', 'SITE', 'CUSTOMER_GROUP', 'CUSTOMER')),
    constraint procedure_adoption_key_but_for_company check ((scope = 'COMPANY') = (scope_key = '')),
    constraint procedure_adoption_ended_with_reason check ((ended_at is null) = (ended_reason is null))
);
create unique index procedure_adoption_one_in_force
    on procedure_adoption (subject, scope, scope_key) where ended_at is null;

-- The directory knows departments with posts, people who hold them from when until when, and absences. What stood in
-- function_entry moves over: since when somebody held a post was never noted, so it stays open.
create table department (
    id uuid primary key,
    version bigint not null,
    code text not null,
    site text,
    function text,
    superior text,
    name_en text not null,
    name_zh text not null,
    language text not null,
    mails text[] not null,
    active boolean not null,
    changed_at timestamptz not null,
    changed_by text not null,
    announced_at timestamptz,
    constraint department_code_once unique (code)
);
-- One department of each site, and one of the company, stands for a function.
create unique index department_function_once on department (function, coalesce(site, ''))
    where function is not null and active;

create table post (
    id uuid primary key,
    version bigint not null,
    department_id uuid not null references department (id),
    code text not null,
    name_en text,
    name_zh text,
    constraint post_once_per_department unique (department_id, code),
    constraint post_name_in_both_languages check ((name_en is null) = (name_zh is null))
);
-- A procedure names a post by its code alone.
create unique index post_code_once on post (code) where code not in ('head', 'deputy');

create table person (
    id uuid primary key,
    version bigint not null,
    name text not null,
    mail text,
    language text,
    login text,
    keycloak_id text,
    source text not null,
    active boolean not null,
    erased_at timestamptz,
    changed_at timestamptz not null,
    changed_by text not null,
    constraint person_account_once unique (keycloak_id)
);
create unique index person_mail_once on person (lower(mail)) where mail is not null;

create table holding (
    id uuid primary key,
    version bigint not null,
    post_id uuid not null references post (id),
    person_id uuid not null references person (id),
    since timestamptz,
    until timestamptz,
    entered_at timestamptz not null,
    entered_by text not null,
    constraint holding_ends_after_its_beginning check (since < until)
);
create index holding_of_post on holding (post_id, id);
create index holding_of_person on holding (person_id, id);

create table absence (
    id uuid primary key,
    version bigint not null,
    person_id uuid not null references person (id),
    first_day date not null,
    last_day date not null,
    substitute_id uuid references person (id),
    entered_at timestamptz not null,
    entered_by text not null,
    constraint absence_once_from_a_day unique (person_id, first_day),
    constraint absence_ends_after_its_beginning check (first_day <= last_day),
    constraint absence_substitute_is_somebody_else check (substitute_id <> person_id)
);

insert into department (id, version, code, function, name_en, name_zh, language, mails, active, changed_at, changed_by)
select id, version, lower(replace(function, '_', '-')), function, department_en, department_zh, language, mails, true,
    changed_at, changed_by
from function_entry;

insert into person (id, version, name, mail, source, active, changed_at, changed_by)
select distinct on (lower(mail)) gen_random_uuid(), 0, name, mail, 'DIRECTORY', true, changed_at, changed_by
from (
    select head_name as name, head_mail as mail, changed_at, changed_by from function_entry where head_mail is not null
    union all
    select deputy_name, deputy_mail, changed_at, changed_by from function_entry where deputy_mail is not null
) as entered
order by lower(mail), changed_at desc;

insert into post (id, version, department_id, code)
select gen_random_uuid(), 0, id, 'head' from function_entry where head_mail is not null
union all
select gen_random_uuid(), 0, id, 'deputy' from function_entry where deputy_mail is not null;

insert into holding (id, version, post_id, person_id, entered_at, entered_by)
select gen_random_uuid(), 0, post.id, person.id, entry.changed_at, entry.changed_by
from function_entry as entry
    join post on post.department_id = entry.id
    join person on lower(person.mail) = lower(case post.code when 'head' then entry.head_mail else entry.deputy_mail end);

drop table function_entry;

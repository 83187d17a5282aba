-- Who heads each function and how to write to them.
create table function_entry (
    id uuid primary key,
    version bigint not null,
    function text not null,
    department_en text not null,
    department_zh text not null,
    head_name text,
    head_mail text,
    deputy_name text,
    deputy_mail text,
    language text not null,
    mails text[] not null,
    changed_at timestamptz not null,
    changed_by text not null,
    constraint function_entry_once unique (function),
    constraint function_entry_head_with_address check ((head_name is null) = (head_mail is null)),
    constraint function_entry_deputy_with_address check ((deputy_name is null) = (deputy_mail is null))
);

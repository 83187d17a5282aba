-- What events and procedures named and nobody in the directory stood for; reported as long as that is so.
create table directory_gap (
    id uuid primary key,
    department text not null,
    function text not null,
    site text not null,
    first_at timestamptz not null,
    last_at timestamptz not null,
    constraint directory_gap_once unique (department, function, site)
);

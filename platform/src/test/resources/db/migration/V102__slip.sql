create table slip (
    id uuid primary key, version bigint not null, number text not null,
    issued_at timestamptz not null, closed_at timestamptz
);

create table sample (
    id uuid primary key,
    version bigint not null,
    reference text not null,
    note text,
    constraint sample_reference_once unique (reference)
);

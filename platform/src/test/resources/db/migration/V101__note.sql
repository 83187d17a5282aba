create table note (
    id uuid primary key, version bigint not null, text varchar(40) not null, grade varchar(20) not null, slug varchar(40),
    constraint note_slug_once unique (slug)
);

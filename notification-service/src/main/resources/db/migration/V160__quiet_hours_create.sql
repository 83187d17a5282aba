-- When a site, or somebody in person, is not to be disturbed.
create table quiet_hours (
    id uuid primary key,
    version bigint not null,
    site text,
    person_id uuid,
    begins_at time,
    ends_at time,
    free_days boolean not null,
    changed_at timestamptz not null,
    changed_by text not null,
    constraint quiet_hours_of_site_or_person check ((site is null) <> (person_id is null)),
    constraint quiet_hours_whole check ((begins_at is null) = (ends_at is null)),
    constraint quiet_hours_once_per_site unique (site),
    constraint quiet_hours_once_per_person unique (person_id)
);

-- Until when a message waited, or waits, for their end.
alter table message add column quiet_until timestamptz;

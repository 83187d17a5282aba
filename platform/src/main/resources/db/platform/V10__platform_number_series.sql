-- How numbers are written, by form and site, where somebody has changed it; its history stands in the audit trail.
create table number_pattern (
    id uuid primary key,
    version bigint not null,
    form text not null,
    site text not null,
    pattern text not null,
    restarts_yearly boolean not null,
    reason text not null,
    changed_at timestamptz not null,
    changed_by text not null,
    constraint number_pattern_once unique (form, site)
);

-- A counter is known by what all of its numbers have in common: the text with its values and without year and counter.
-- Two patterns that would write the same text so share a counter. Year 0: the counter never restarts.
alter table number_series add column form text, add column pattern text;
update number_series set form = series, pattern = series || '-{yyyy}-{000000}', series = series || '-{yyyy}-{#}';
alter table number_series alter column form set not null, alter column pattern set not null;
update number_issued set series = series || '-{yyyy}-{#}';

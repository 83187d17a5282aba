-- A digest lists the beginning of what it counts: however much is recorded, it stays readable and its event fits.
alter table information_digest add column group_count integer;
alter table information_digest add column concern_count integer;
-- Until now everything was listed.
update information_digest
set group_count = json_array_length(groups::json), concern_count = json_array_length(concerns::json);
alter table information_digest alter column group_count set not null;
alter table information_digest alter column concern_count set not null;

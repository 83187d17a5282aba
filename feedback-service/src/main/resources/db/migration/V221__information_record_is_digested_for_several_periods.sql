-- A procedure may want a record in the digest of the quarter and in that of the year.
drop index information_record_by_digest;
alter table information_record drop constraint information_record_digest_known;
alter table information_record alter column digested type text using json_array(digested)::text;
alter table information_record alter column digested set not null;
alter table information_record add constraint information_record_digested_is_json check (digested is json array);

-- What a period collects, and what is carried over into it.
create index information_record_by_digest on information_record (recorded_at) where digested <> '[]';
create index information_record_open_by_digest on information_record (recorded_at)
    where digested <> '[]' and status = 'OPEN';

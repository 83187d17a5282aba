-- What only the case itself can give to its form, and who answered which question.
alter table proceeding add column awaited text not null default '[]';
alter table proceeding add column answers text not null default '{}';
alter table proceeding add constraint proceeding_more_columns_are_json check (awaited is json array and answers is json object);

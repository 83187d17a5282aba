-- What a message is about, for readers of English; null where it is the same for all.
alter table message add column about_en text;

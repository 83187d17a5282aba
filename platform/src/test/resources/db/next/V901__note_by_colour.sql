-- Outside of a transaction, so that writers go on.
create index concurrently note_by_colour on note (colour, id);

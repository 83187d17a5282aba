-- A delivery asks for the feedbacks that name one of its lots, not for all of the customer that name an unknown one.
create index feedback_by_unknown_lot on feedback using gin (cast(lines as jsonb) jsonb_path_ops) where unknown_lots;
drop index feedback_by_unknown_lots;

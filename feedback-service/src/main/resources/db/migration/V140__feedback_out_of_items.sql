-- A case leads to one feedback, or to one for each of its items: the key items of a visit report.
alter table feedback add column origin_item uuid;
alter table feedback add constraint feedback_origin_item_of_a_case check (origin_item is null or origin_id is not null);
drop index feedback_origin_once;
create unique index feedback_origin_once on feedback (origin_kind, origin_id, origin_item) nulls not distinct
    where origin_id is not null;

-- While instances are replaced, a version from before V130 still writes beside this one. It knows nothing of ended_at, so
-- feedback_end_whole refused its escalations and closures; nor of lines, so the goods of what it registered were not shown.
-- Leaving the end empty for such rows would have been a weaker rule for all: they would never be found for their disposal.
-- Instead the database fills in what that version leaves out, from what it does write, before the rule is checked; the rule
-- then holds for both versions, and for every row. Can go when no version from before V130 is replaced any more.
create function feedback_complete_end() returns trigger language plpgsql as $$
begin
    new.ended_at := coalesce(new.closed_at, new.escalated_at);
    return new;
end $$;

create trigger feedback_end_completed before insert or update on feedback for each row
    when (new.ended_at is null and new.status in ('CLOSED', 'ESCALATED'))
    execute function feedback_complete_end();

create function feedback_complete_lines() returns trigger language plpgsql as $$
begin
    new.lines := json_array(json_object('productId' value new.product_id, 'lot' value new.lot absent on null))::text;
    return new;
end $$;

create trigger feedback_lines_completed before insert on feedback for each row
    when (new.lines = '[]' and (new.product_id is not null or new.lot is not null))
    execute function feedback_complete_lines();

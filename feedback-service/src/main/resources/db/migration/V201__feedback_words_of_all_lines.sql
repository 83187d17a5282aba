-- All goods of a feedback are looked for now, not those of its first line only. What is indexed already is indexed anew in the
-- background, because the service has raised the number of its analysis: no row is touched here, whatever their number. Here
-- only the goods that are changed past the service are noted down as well. That a lot became known changes no word.
create or replace trigger feedback_words_outdated after update on feedback for each row
    when ((old.number, old.customer_id, old.subject, old.content, old.product_id, old.lot)
        is distinct from (new.number, new.customer_id, new.subject, new.content, new.product_id, new.lot)
        or old.lines <> new.lines
            and (jsonb_path_query_array(old.lines::jsonb, '$[*].productId'), jsonb_path_query_array(old.lines::jsonb, '$[*].lot'))
                is distinct from
                (jsonb_path_query_array(new.lines::jsonb, '$[*].productId'), jsonb_path_query_array(new.lines::jsonb, '$[*].lot')))
    execute function feedback_words_outdate();

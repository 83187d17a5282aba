-- By which words each feedback is found (docs/adr/0010-finding-in-postgresql.md). The words are worked out by the service; a
-- row without them, or with those of an older analysis, is one that the service still has to work through.
create table feedback_words (
    feedback_id uuid    not null,
    words       tsvector,
    analysis    integer not null default 0,
    constraint feedback_words_pk primary key (feedback_id),
    constraint feedback_words_of_a_feedback foreign key (feedback_id) references feedback (id)
        on delete cascade deferrable initially deferred
);

-- A search reads the pending list from end to end, so it is kept short.
create index feedback_words_found on feedback_words using gin (words) with (gin_pending_list_limit = 512);
create index feedback_words_by_analysis on feedback_words (analysis);

-- How common the three thousand commonest words are: what makes two cases alike is the rare ones.
alter table feedback_words alter column words set statistics 300;

insert into feedback_words (feedback_id) select id from feedback;

-- Who writes feedbacks past the service (a running older version, an import in SQL) is not forgotten.
create function feedback_words_note() returns trigger language plpgsql as $$
begin
    insert into feedback_words (feedback_id) select id from feedback where id = new.id on conflict do nothing;
    return null;
end $$;

create constraint trigger feedback_words_noted after insert on feedback
    deferrable initially deferred for each row execute function feedback_words_note();

-- Nor what is changed past it: when a person is erased, the old words go at once.
create function feedback_words_outdate() returns trigger language plpgsql as $$
begin
    update feedback_words set words = null, analysis = 0 where feedback_id = new.id;
    return null;
end $$;

create trigger feedback_words_outdated after update on feedback for each row
    when ((old.number, old.customer_id, old.subject, old.content, old.product_id, old.lot)
        is distinct from (new.number, new.customer_id, new.subject, new.content, new.product_id, new.lot))
    execute function feedback_words_outdate();

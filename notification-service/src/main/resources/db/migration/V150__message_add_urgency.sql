-- How soon a message wants to be read; until now the class of the feedback alone said so.
alter table message add urgency text not null default 'NORMAL';
update message set urgency = case feedback_class when 'a' then 'URGENT' else 'IMPORTANT' end
    where feedback_class in ('a', 'b');
alter table message add constraint message_urgency_known check (urgency in ('NORMAL', 'IMPORTANT', 'URGENT'));

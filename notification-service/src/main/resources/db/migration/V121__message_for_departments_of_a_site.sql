-- A message is for the department that the procedure names, or for the function of the site that the event is about.
alter table message add column recipient_department text;
alter table message add column recipient_site text;
alter table message drop constraint message_for_function_or_customer;
alter table message add constraint message_for_department_or_customer
    check ((customer_id is null) = (num_nonnulls(recipient_function, recipient_department) > 0));
drop index message_once_per_post;
create unique index message_once_per_department
    on message (event_source, event_id, coalesce(recipient_function, ''), coalesce(recipient_department, ''),
        recipient_in_charge)
    where customer_id is null;
create index message_of_department on message (recipient_department, id) where recipient_department is not null;

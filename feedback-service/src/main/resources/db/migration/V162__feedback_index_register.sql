-- The register is read by date of receipt within a filter, or by one of its other columns. What is not there sorts last.
create index feedback_by_receipt on feedback (received_at, id);
create index feedback_by_customer_and_receipt on feedback (customer_id, received_at, id);
create index feedback_by_status_and_receipt on feedback (status, received_at, id);
create index feedback_by_class_and_receipt on feedback (class, received_at, id);
create index feedback_by_function_and_receipt on feedback (responsible_function, received_at, id);
create index feedback_by_handler_and_receipt on feedback (registered_by, received_at, id);
create index feedback_by_due_date on feedback (coalesce(due_at, 'infinity'), id);
create index feedback_by_status_and_due_date on feedback (status, coalesce(due_at, 'infinity'), id);
create index feedback_by_completion on feedback (coalesce(closed_at, 'infinity'), id);

drop index feedback_by_status;
drop index feedback_by_class;

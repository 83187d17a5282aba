-- What reading one feedback by its id asks the database: one statement.
\set n random(1, 100000)
select f1_0.id,f1_0.channel,f1_0.closed_at,f1_0.content,f1_0.customer_id,f1_0.due_at,f1_0.escalated_at,f1_0.escalated_by,f1_0.escalation_reason,f1_0.class,f1_0.lot,f1_0.number,f1_0.origin_id,f1_0.origin_kind,f1_0.procedure,f1_0.product_id,f1_0.received_at,f1_0.registered_at,f1_0.registered_by,f1_0.responsible_function,f1_0.status,f1_0.subject,f1_0.version from feedback f1_0 where f1_0.id=('0190aaaa-0000-7000-8000-' || lpad(:n::text, 12, '0'))::uuid;

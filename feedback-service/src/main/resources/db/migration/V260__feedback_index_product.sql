-- The register of a product in the order of receipt, without sorting all that was ever said about it. Feedbacks about further
-- goods are found by them as well; those about a single one, nearly all, cost nothing there.
drop index concurrently if exists feedback_by_product_and_receipt;
create index concurrently feedback_by_product_and_receipt on feedback (product_id, received_at, id)
    where product_id is not null;
drop index concurrently if exists feedback_by_further_goods;
create index concurrently feedback_by_further_goods on feedback using gin (cast(lines as jsonb) jsonb_path_ops)
    where jsonb_array_length(cast(lines as jsonb)) > 1;

-- The after-sales file of a product shows its deliveries by lot. Can be run again, should it be cut off.
create index concurrently if not exists delivery_line_by_product on delivery_line (product_id, lot);

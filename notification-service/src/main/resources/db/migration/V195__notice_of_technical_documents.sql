-- Technical documents that changed are told of as advisory notices are, to whoever received one of the products (NT-019).
alter table advisory_notice
    add column kind text not null default 'ADVISORY',
    add column document_code text,
    add column document_revision text,
    add column document_replaces text,
    add column delivered_since timestamptz,
    add constraint advisory_notice_kind_known check (kind in ('ADVISORY', 'TECHNICAL_DOCUMENT')),
    add constraint advisory_notice_document_of_its_kind check (
        (kind = 'TECHNICAL_DOCUMENT') = (document_code is not null and document_revision is not null));

-- Customers have one revision of a document.
create unique index advisory_notice_one_revision on advisory_notice (document_code) where status = 'ISSUED';

create table advisory_notice_product (
    notice_id uuid not null references advisory_notice,
    product_id text not null,
    primary key (notice_id, product_id)
);

create index advisory_notice_product_by_product on advisory_notice_product (product_id);

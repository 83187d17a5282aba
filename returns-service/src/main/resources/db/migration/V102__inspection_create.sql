create table inspection (
    id uuid not null,
    version bigint not null,
    number text not null,
    return_id uuid not null,
    return_number text not null,
    return_reference text not null,
    customer_id text not null,
    site text not null,
    line integer not null,
    product_id text not null,
    lot text not null,
    quantity numeric not null,
    unit text not null,
    sample_size numeric not null,
    status text not null,
    requested_at timestamp with time zone not null,
    inspected numeric,
    nonconforming numeric,
    verdict text,
    cause text,
    responsible_function text,
    completed_at timestamp with time zone,
    completed_by text,
    constraint inspection_key primary key (id),
    constraint inspection_number_once unique (number),
    constraint inspection_one_per_line unique (return_id, line),
    constraint inspection_status_known check (status in ('REQUESTED', 'COMPLETED')),
    constraint inspection_verdict_known check (verdict in ('CONFORMING', 'NONCONFORMING')),
    constraint inspection_completed_has_result check (
        (status = 'COMPLETED') = (inspected is not null and nonconforming is not null and verdict is not null
            and completed_at is not null and completed_by is not null)),
    constraint inspection_counts_within_quantity check (
        nonconforming >= 0 and nonconforming <= inspected and inspected <= quantity)
);

create index inspection_by_status on inspection (status, id);
create index inspection_by_lot on inspection (lot, id);
create index inspection_by_return_reference on inspection (return_reference, id);

create table inspection_defect (
    inspection_id uuid not null,
    position integer not null,
    code text not null,
    quantity numeric not null,
    constraint inspection_defect_key primary key (inspection_id, position),
    constraint inspection_defect_code_once unique (inspection_id, code),
    constraint inspection_defect_inspection foreign key (inspection_id) references inspection (id),
    constraint inspection_defect_quantity_positive check (quantity > 0)
);

create table inspection_disposition (
    inspection_id uuid not null,
    position integer not null,
    kind text not null,
    quantity numeric not null,
    constraint inspection_disposition_key primary key (inspection_id, position),
    constraint inspection_disposition_kind_once unique (inspection_id, kind),
    constraint inspection_disposition_inspection foreign key (inspection_id) references inspection (id),
    constraint inspection_disposition_quantity_positive check (quantity > 0),
    constraint inspection_disposition_kind_known check (
        kind in ('RESTOCK', 'REWORK', 'REPAIR', 'REGRADE', 'CONCESSION', 'RETURN_TO_SUPPLIER', 'SCRAP'))
);

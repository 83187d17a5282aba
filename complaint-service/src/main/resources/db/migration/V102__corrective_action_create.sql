create table corrective_action (
    id uuid not null,
    version bigint not null,
    number text not null,
    complaint_id uuid not null,
    complaint_number text not null,
    customer_id text not null,
    product_id text,
    lot text,
    inspection_id uuid,
    responsible_function text not null,
    description text not null,
    status text not null,
    assigned_at timestamp with time zone not null,
    due_at timestamp with time zone not null,
    measure text,
    cause text,
    completed_at timestamp with time zone,
    completed_by text,
    remark text,
    verified_at timestamp with time zone,
    verified_by text,
    constraint corrective_action_key primary key (id),
    constraint corrective_action_number_once unique (number),
    constraint corrective_action_complaint foreign key (complaint_id) references complaint (id),
    -- A nonconforming inspection leads to one action, however often it is announced.
    constraint corrective_action_inspection_once unique (inspection_id),
    constraint corrective_action_status_known check (status in ('ASSIGNED', 'COMPLETED', 'VERIFIED')),
    constraint corrective_action_function_known check (
        responsible_function in ('SALES', 'QUALITY', 'TECHNOLOGY', 'PRODUCTION', 'LOGISTICS', 'PURCHASING',
            'AFTER_SALES', 'GENERAL_MANAGEMENT')),
    constraint corrective_action_completed_has_measure check (
        (status <> 'ASSIGNED') = (measure is not null and completed_at is not null and completed_by is not null)),
    constraint corrective_action_verified_has_verifier check (
        (status = 'VERIFIED') = (verified_at is not null and verified_by is not null)),
    constraint corrective_action_four_eyes check (verified_by <> completed_by)
);

-- Lists are walked by id: each filter with the id behind it.
create index corrective_action_by_complaint on corrective_action (complaint_id, id);
create index corrective_action_by_status on corrective_action (status, id);
create index corrective_action_by_function on corrective_action (responsible_function, id);
create index corrective_action_by_lot on corrective_action (lot, id) where lot is not null;

-- Measures that turned out not to be effective, in their order.
create table corrective_action_attempt (
    action_id uuid not null,
    position integer not null,
    assigned_at timestamp with time zone not null,
    due_at timestamp with time zone not null,
    measure text not null,
    cause text,
    completed_at timestamp with time zone not null,
    completed_by text not null,
    remark text,
    verified_at timestamp with time zone not null,
    verified_by text not null,
    constraint corrective_action_attempt_key primary key (action_id, position),
    constraint corrective_action_attempt_action foreign key (action_id) references corrective_action (id),
    constraint corrective_action_attempt_four_eyes check (verified_by <> completed_by)
);

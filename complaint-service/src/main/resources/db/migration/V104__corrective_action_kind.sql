alter table corrective_action add column kind text not null default 'CORRECTIVE';
alter table corrective_action add constraint corrective_action_kind_known check (kind in ('CORRECTIVE', 'PREVENTIVE'));

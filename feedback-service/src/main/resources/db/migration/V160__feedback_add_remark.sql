-- The last column of the register (FB-016); the customer does not see it.
alter table feedback add column remark varchar(2000);

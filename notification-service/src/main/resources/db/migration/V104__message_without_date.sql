-- A feedback of which nothing is due yet is told as well.
alter table message alter column due_at drop not null;

-- Numbers are written as their series says, up to 40 signs, and grow with their counter.
alter table feedback alter column number type text;

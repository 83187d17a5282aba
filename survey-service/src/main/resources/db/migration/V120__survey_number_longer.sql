-- Numbers are written as their series says, up to 40 signs, and grow with their counter.
alter table survey alter column number type text, alter column complaint_number type text;

alter table note add column colour varchar(20);
create table note_colour (code varchar(20) primary key);
insert into note_colour values ('red'), ('green');

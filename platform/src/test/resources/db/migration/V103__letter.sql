create table letter (id uuid primary key, version bigint not null, customer_id text not null, words text not null);

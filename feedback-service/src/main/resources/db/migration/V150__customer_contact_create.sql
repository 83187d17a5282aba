-- By these addresses a mail's customer is known; one that was erased is empty until ERP names the contacts anew.
create table customer_contact (
    customer_id varchar(40) not null,
    mail        varchar(254),
    constraint customer_contact_once unique (customer_id, mail)
);

create index customer_contact_by_mail on customer_contact (mail);

-- Checked at the end of a transaction: a message and whom it is for are written in one go, in either order.
alter table my_message alter constraint my_message_id_fkey deferrable initially deferred;

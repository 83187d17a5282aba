/**
 * Advisory notices (NT-012, IM-037): what customers who received given lots have to know and to do; and technical documents in
 * a new revision, for customers who received given products (NT-019). Written by one of our
 * people, approved by another, told to every customer that a delivery of the goods went to, also one that becomes known later,
 * with the proof of each and a report for the authority.
 */
package io.qloop.notification.notice;

/**
 * Which lots went to which customer, as ERP told by its events. Other packages ask whether a lot was delivered, and observe
 * {@link io.qloop.feedback.delivery.LotsDelivered}.
 */
package io.qloop.feedback.delivery;

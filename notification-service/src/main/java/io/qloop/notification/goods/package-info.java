/** Which lots went to which customer, as ERP told by its events. */
package io.qloop.notification.goods;

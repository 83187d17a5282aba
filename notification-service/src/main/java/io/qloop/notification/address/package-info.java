/** Mail addresses and the news that somebody can be reached now. Every package of the service may use it; it uses none. */
package io.qloop.notification.address;

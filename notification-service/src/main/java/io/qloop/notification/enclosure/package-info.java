/**
 * The files that go with a mail: enclosed where they are small enough together, otherwise fetched by a link that is the key.
 * Mails ask for them; the links are for anybody who has one.
 */
package io.qloop.notification.enclosure;

/** Puts a message into words: subject, plain text and HTML in the recipient's language. Delivery calls it. */
package io.qloop.notification.letter;

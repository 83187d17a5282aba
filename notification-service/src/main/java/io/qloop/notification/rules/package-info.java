/**
 * Which event tells whom, how urgent and in which words, as data: the rules of {@code rules/messages.yaml}, or what the
 * company has made of them. Events of all services end here; nobody calls it but the preview of letters.
 */
package io.qloop.notification.rules;

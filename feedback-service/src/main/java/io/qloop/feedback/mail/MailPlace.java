package io.qloop.feedback.mail;

import jakarta.persistence.Embeddable;

/**
 * Where a mail was read. A server never gives the two numbers to another message of the mailbox.
 *
 * @param mailbox its address
 */
@Embeddable
public record MailPlace(String mailbox, long uidValidity, long uid) {}

/**
 * Reads a mail as it came in, whatever its writer's program made of it: words in their character sets, the text, the
 * files. It knows mails and nothing of feedbacks; called by the intake.
 */
package io.qloop.feedback.mail.mime;

package io.qloop.feedback.mail;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A file of a mail that was not taken as one of the case's files; it is still in the original.
 *
 * @param rule that it broke, such as {@code attachment-type-refused}
 */
@Schema(name = "RefusedMailFile")
public record RefusedFile(String name, String rule) {}

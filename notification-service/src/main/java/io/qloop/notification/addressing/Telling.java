package io.qloop.notification.addressing;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When the readers of a message are told. */
@Schema(name = "MessageTelling")
public enum Telling {
    AT_ONCE,
    /** As the reader wants it: at once, or in the digest. */
    AT_WILL,
    IN_DIGEST
}

package io.qloop.notification.letter;

import io.qloop.notification.message.Message;

/** Knows what a digest tells of. */
public interface DigestContents {

    /** {@link Contents#NONE} where the message is no digest. */
    Contents of(Message message);
}

package io.qloop.notification.letter;

import io.qloop.notification.message.Message;
import java.util.List;

/** Knows who was told of the same before a message was written because of that. */
public interface EarlierReaders {

    /** The first one first; nobody where the message is the first about its matter. */
    List<Earlier> before(Message message);
}

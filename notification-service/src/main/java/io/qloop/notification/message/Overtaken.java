package io.qloop.notification.message;

/** Knows of messages that have waited until something newer took the place of what they tell. */
public interface Overtaken {

    /** Asked before each attempt: such a message does not go out any more. */
    boolean isOvertaken(Message message);
}

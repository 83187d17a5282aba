package io.qloop.notification.rules;

import io.qloop.notification.addressing.Telling;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.MessageKind;
import java.util.List;
import java.util.Optional;

/**
 * What the rules make of an event.
 *
 * @param nobody   why the event tells nobody, where the rules say so
 * @param told     what is written, in this order
 * @param silences what of the rules leads to nothing
 */
record Decision(Optional<String> nobody, List<Told> told, List<Silence> silences) {

    /**
     * What a rule has written.
     *
     * @param rule its place among those of the event, from 1
     */
    record Told(int rule, MessageKind kind, List<Audience> audiences, Matter matter, Telling telling) {}

    /** Why a rule, or one of those whom it names, leads to nothing. */
    record Silence(int rule, MessageKind kind, Reason reason) {}

    /**
     * A reason, as the texts {@code message-rules.<code>} tell it.
     *
     * @param args for the places of the text
     */
    record Reason(String code, List<Object> args) {

        static Reason of(String code, Object... args) {
            return new Reason(code, List.of(args));
        }
    }
}

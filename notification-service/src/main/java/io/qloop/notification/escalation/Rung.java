package io.qloop.notification.escalation;

import io.qloop.platform.calendar.Length;
import java.util.Optional;

/** One of the people who are told one after the other, and how long is waited for an effect; for one of the two at least. */
record Rung(RungTarget to, Optional<Length> deliveredWithin, Optional<Length> acknowledgedWithin) {

    Awaits first() {
        return deliveredWithin.isPresent() ? Awaits.DELIVERED : Awaits.ACKNOWLEDGED;
    }

    Length within(Awaits awaits) {
        return (awaits == Awaits.DELIVERED ? deliveredWithin : acknowledgedWithin).orElseThrow();
    }
}

package io.qloop.notification.intake;

import java.util.List;
import java.util.UUID;

/** What of a digest the mail tells; {@code concerns} are the first of {@code concernCount}. */
record InformationDigested(UUID digestId, String period, String procedure, int concernCount, List<Concern> concerns) {

    /** A record that a customer is especially concerned about. */
    record Concern(String number, String subject) {}
}

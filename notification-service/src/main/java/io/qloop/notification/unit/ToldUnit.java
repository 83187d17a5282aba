package io.qloop.notification.unit;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/**
 * A unit that a notice names.
 *
 * @param unit      code of a department, post or function
 * @param messageId the message to whoever is in charge there; that of another unit where both are the same person
 */
@Embeddable
public record ToldUnit(String unit, UUID messageId) {}

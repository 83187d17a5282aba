package io.qloop.notification.message;

import io.qloop.platform.i18n.Language;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/**
 * What a message is about.
 *
 * @param number of the action, feedback or survey
 * @param caseNumber of the case that the mail names in its subject
 * @param about what is to be done or was said; null where the mail says it by itself
 * @param aboutEn the same for readers of English; null where it is the same for all
 * @param productId the product, or null
 * @param lot the production lot, or null
 * @param feedbackClass the class of a feedback, or null
 * @param dueAt until when to act, or null
 * @param path where to act, below the product's public address
 * @param urgency how soon it wants to be read
 */
@Embeddable
public record Matter(
        String number,
        String caseNumber,
        String about,
        String aboutEn,
        String productId,
        String lot,
        String feedbackClass,
        Instant dueAt,
        String path,
        @Enumerated(EnumType.STRING) Urgency urgency) {

    /** Told in the same words whatever language its reader has. */
    public Matter(
            String number,
            String caseNumber,
            String about,
            String productId,
            String lot,
            String feedbackClass,
            Instant dueAt,
            String path,
            Urgency urgency) {
        this(number, caseNumber, about, null, productId, lot, feedbackClass, dueAt, path, urgency);
    }

    /** As urgent as the class says. */
    public Matter(
            String number,
            String caseNumber,
            String about,
            String productId,
            String lot,
            String feedbackClass,
            Instant dueAt,
            String path) {
        this(number, caseNumber, about, productId, lot, feedbackClass, dueAt, path, Urgency.ofClass(feedbackClass));
    }

    /** What is to be done or was said, for readers of this language; null where the mail says it by itself. */
    public String about(Language language) {
        return language == Language.EN && aboutEn != null ? aboutEn : about;
    }

    /** The same, found elsewhere. */
    public Matter at(String path) {
        return new Matter(number, caseNumber, about, aboutEn, productId, lot, feedbackClass, dueAt, path, urgency);
    }

    /** Without a customer's words and without the path, which may hold the key of a survey. */
    @Override
    public String toString() {
        return "Matter[" + number + "]";
    }
}

package io.qloop.notification.letter;

import java.util.List;

/**
 * What the templates fill in, ready to be shown; null where a message does not have it.
 *
 * @param language tag of the letter's language
 * @param urgency what the bar on top says; empty where there is no hurry
 * @param colour of the bar on top
 * @param dated whether there is a date at all
 * @param before who was told of the same before, a line for each; null where nobody was
 * @param why this reader is told now; null where nobody was told before
 * @param items of a digest
 * @param more how many more there are; null where all stand there
 * @param link where to act; null where the reader must not be led anywhere
 * @param acknowledge the link by which the reader says that the letter was read; null where nobody is asked
 * @param acknowledgeLabel what stands on it
 * @param footer whom the letter is from, and whether it can be answered
 */
public record Words(
        String language,
        String subject,
        String urgency,
        String colour,
        String greeting,
        String number,
        String caseNumber,
        String about,
        String product,
        String lot,
        String feedbackClass,
        String due,
        boolean dated,
        String before,
        String why,
        List<Item> items,
        String more,
        String link,
        String acknowledge,
        String acknowledgeLabel,
        String footer) {

    /**
     * What a digest tells of.
     *
     * @param due null where it has no date
     */
    public record Item(String subject, String why, String due, String link, String colour) {}
}

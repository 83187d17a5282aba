package io.qloop.notification.intake;

import java.util.List;

/** What of the summary of a month the mail tells; {@code items} are the first of the emphasised ones. */
record MonthSummarised(String month, int emphasised, List<Item> items) {

    /** An emphasised item. */
    record Item(String number, String subject) {}
}

package io.qloop.platform.retention;

import io.qloop.platform.i18n.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line of the list of quality records (质量记录一览表).
 *
 * @param subject   of the procedure
 * @param procedure that names it, with its version; empty where none in force does
 * @param source    the clause of the procedure
 * @param keptBy    the department that keeps it; empty where neither procedure nor company has said it
 * @param years     how long; empty where neither has said it, and it is kept for good
 * @param decidedBy who gave the years
 * @param kept      where the service keeps such records; empty where it does not
 */
record RecordType(
        String code,
        Text name,
        String subject,
        Optional<String> procedure,
        Optional<String> source,
        Optional<Keeper> keptBy,
        Optional<Integer> years,
        Optional<DecidedBy> decidedBy,
        Optional<KeptRecords> kept) {

    /** @param function company function behind the department; null where the procedure leaves it open */
    record Keeper(String code, Text name, String function) {}

    /** Who gave the years. */
    public enum DecidedBy {
        PROCEDURE,
        COMPANY
    }

    /** What somebody still has to decide. */
    List<String> missing() {
        var missing = new ArrayList<String>();
        if (keptBy.isEmpty()) {
            missing.add("keptBy");
        }
        if (years.isEmpty()) {
            missing.add("years");
        }
        return missing;
    }
}

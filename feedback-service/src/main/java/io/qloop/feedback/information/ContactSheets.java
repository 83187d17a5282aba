package io.qloop.feedback.information;

import io.qloop.platform.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The contact sheets of a record, the first first. */
record ContactSheets(List<ContactSheet> all) {

    static final int MOST = 50;

    ContactSheets {
        all = List.copyOf(all);
    }

    void requireRoom() {
        if (all.size() == MOST) {
            throw Refusal.conflict("contact-sheets-too-many", MOST);
        }
    }

    ContactSheets add(ContactSheet sheet) {
        requireRoom();
        var more = new ArrayList<>(all);
        more.add(sheet);
        return new ContactSheets(more);
    }

    /** One after the other, as the form shows them; empty where there are none. */
    Optional<String> numbers() {
        return Optional.of(all.stream().map(ContactSheet::number).collect(Collectors.joining(", ")))
                .filter(numbers -> !numbers.isEmpty());
    }
}

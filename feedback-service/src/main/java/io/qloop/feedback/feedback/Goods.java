package io.qloop.feedback.feedback;

import io.qloop.feedback.feedback.FeedbackLine.LotStatus;
import io.qloop.platform.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The goods that a feedback is about, in the order in which the customer named them. */
record Goods(List<FeedbackLine> lines) {

    Goods {
        lines = List.copyOf(lines);
    }

    /** @param delivered tells whether the ERP knows of their delivery to the customer */
    static Goods named(List<FeedbackLine.Named> named, Predicate<FeedbackLine.Named> delivered) {
        return new Goods(named.stream()
                .map(it -> it.as(it.hasLot() ? status(delivered.test(it)) : null))
                .toList());
    }

    /** Nobody looks up the deliveries of an older register any more, so none of its lots counts as unknown. */
    static Goods ofOldRegister(List<FeedbackLine.Named> named) {
        return new Goods(named.stream().map(it -> it.as(null)).toList());
    }

    private static LotStatus status(boolean delivered) {
        return delivered ? LotStatus.DELIVERED : LotStatus.UNKNOWN_LOT;
    }

    boolean hasUnknownLots() {
        return lines.stream().anyMatch(FeedbackLine::isUnknown);
    }

    /** The ERP has told of deliveries: lots that were not known are known now. */
    Goods delivered(Predicate<FeedbackLine> delivered) {
        return new Goods(lines.stream()
                .map(line -> line.isUnknown() && delivered.test(line) ? line.as(LotStatus.DELIVERED) : line)
                .toList());
    }

    /**
     * Somebody has made sure of a lot that the ERP does not know.
     *
     * @param place of its line, from 1
     * @param feedback the number of the feedback, for the refusal
     */
    Goods confirmed(int place, String feedback) {
        if (place < 1 || place > lines.size()) {
            throw Refusal.notFound("feedback-line-not-found");
        }
        var line = lines.get(place - 1);
        if (!line.isUnknown()) {
            throw Refusal.conflict("feedback-lot-not-unknown", feedback, place);
        }
        var changed = new ArrayList<>(lines);
        changed.set(place - 1, line.as(LotStatus.CONFIRMED));
        return new Goods(changed);
    }
}

package io.qloop.feedback.report;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The numbers of a summary. Whatever is not of the month itself is counted in {@code recordedLate}, {@code carriedOver} and
 * {@code emphasised} only, so that the months add up.
 *
 * @param emphasised unfinished ones, of the month and of earlier ones
 * @param byClass    those of the month, {@code none} for the not yet classified
 */
@Schema(name = "SummaryFigures")
public record Figures(
        int received,
        int finished,
        int unfinished,
        int onTime,
        int late,
        int withEffect,
        int withSatisfaction,
        int recordedLate,
        int carriedOver,
        int emphasised,
        SortedMap<String, Group> byClass,
        SortedMap<String, Group> byFunction,
        SortedMap<String, Group> byCustomer) {

    static final String NO_CLASS = "none";

    /** The numbers of one class, department or customer. */
    @Schema(name = "SummaryGroup")
    public record Group(int received, int unfinished, int late) {

        private static final Group EMPTY = new Group(0, 0, 0);

        private Group with(SummaryLine line) {
            return new Group(received + 1, unfinished + (line.finished() ? 0 : 1), late + (line.late() ? 1 : 0));
        }
    }

    /** Counts lines. */
    static final class Count {
        private int received;
        private int finished;
        private int late;
        private int withEffect;
        private int withSatisfaction;
        private int recordedLate;
        private int carriedOver;
        private int emphasised;
        private final SortedMap<String, Group> byClass = new TreeMap<>();
        private final SortedMap<String, Group> byFunction = new TreeMap<>();
        private final SortedMap<String, Group> byCustomer = new TreeMap<>();

        void add(SummaryLine line) {
            emphasised += line.isEmphasised() ? 1 : 0;
            switch (line.belongs()) {
                case TO_THIS_MONTH -> addOfTheMonth(line);
                case RECORDED_LATE -> recordedLate++;
                case CARRIED_OVER -> carriedOver++;
            }
        }

        private void addOfTheMonth(SummaryLine line) {
            received++;
            finished += line.finished() ? 1 : 0;
            late += line.late() ? 1 : 0;
            withEffect += line.effect() == null ? 0 : 1;
            withSatisfaction += line.satisfaction() == null ? 0 : 1;
            add(byClass, line, it -> it.feedbackClass() == null ? NO_CLASS : it.feedbackClass());
            add(byFunction, line, it -> it.responsibleFunction().code());
            add(byCustomer, line, SummaryLine::customerId);
        }

        private static void add(
                SortedMap<String, Group> groups, SummaryLine line, Function<SummaryLine, String> group) {
            groups.merge(group.apply(line), Group.EMPTY.with(line), (before, _) -> before.with(line));
        }

        Figures figures() {
            return new Figures(
                    received,
                    finished,
                    received - finished,
                    received - late,
                    late,
                    withEffect,
                    withSatisfaction,
                    recordedLate,
                    carriedOver,
                    emphasised,
                    Collections.unmodifiableSortedMap(byClass),
                    Collections.unmodifiableSortedMap(byFunction),
                    Collections.unmodifiableSortedMap(byCustomer));
        }
    }
}

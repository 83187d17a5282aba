package io.qloop.feedback.register;

import io.qloop.platform.problem.Refusal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** In which order the register is read: by one of its columns, and within equal values by id, so that every line has one place. */
record RegisterOrder(Column column, boolean ascending) {

    private static final String DESCENDING = "-";
    private static final String NEVER = "infinity";

    /** A column that the register can be sorted by; there is an index for each. */
    enum Column {
        RECEIVED_AT("receivedAt", "f.received_at", "timestamptz", line -> moment(line.receivedAt())),
        CREATED_AT("createdAt", "f.id", "uuid", line -> line.id().toString()),
        NUMBER("number", inOrder("f.number"), "text", RegisterLine::number),
        CUSTOMER("customer", "f.customer_id", "text", RegisterLine::customerId),
        DUE_AT("dueAt", "coalesce(f.due_at, 'infinity')", "timestamptz", line -> moment(line.dueAt())),
        COMPLETED_AT(
                "completedAt", "coalesce(f.closed_at, 'infinity')", "timestamptz", line -> moment(line.completedAt()));

        private final String name;
        private final String sql;
        private final String type;
        private final Function<RegisterLine, String> value;

        Column(String name, String sql, String type, Function<RegisterLine, String> value) {
            this.name = name;
            this.sql = sql;
            this.type = type;
            this.value = value;
        }

        /** A place in the column, as SQL. */
        private String place() {
            var value = "cast(? as %s)".formatted(type);
            return this == NUMBER ? inOrder(value) : value;
        }

        /** With its runs of digits made twelve digits long: a number that has grown by a digit comes behind the shorter ones. */
        private static String inOrder(String number) {
            return "regexp_replace(regexp_replace(%s, '\\d+', '00000000000\\&', 'g'), '\\d*(\\d{12})', '\\1', 'g')"
                    .formatted(number);
        }

        /** Could the column hold this? */
        private boolean holds(String value) {
            try {
                switch (type) {
                    case "timestamptz" -> {
                        if (!value.equals(NEVER)) {
                            Instant.parse(value);
                        }
                    }
                    case "uuid" -> UUID.fromString(value);
                    default -> {
                        return value.indexOf('\0') < 0;
                    }
                }
                return true;
            } catch (RuntimeException other) {
                return false;
            }
        }
    }

    /**
     * The newest first, where nobody asks for another order.
     *
     * @param isOurs whether one of our own people asks: a customer does not see when anything is due
     */
    static RegisterOrder of(String sort, boolean isOurs) {
        if (sort == null || sort.isEmpty()) {
            return new RegisterOrder(Column.RECEIVED_AT, false);
        }
        boolean ascending = !sort.startsWith(DESCENDING);
        var name = ascending ? sort : sort.substring(1);
        var columns = Arrays.stream(Column.values())
                .filter(column -> isOurs || column != Column.DUE_AT)
                .toList();
        return columns.stream()
                .filter(column -> column.name.equals(name))
                .findFirst()
                .map(column -> new RegisterOrder(column, ascending))
                .orElseThrow(() -> Refusal.invalid(
                        "sort-invalid",
                        "sort",
                        columns.stream()
                                .flatMap(column -> Stream.of(column.name, DESCENDING + column.name))
                                .collect(Collectors.joining(", "))));
    }

    String name() {
        return (ascending ? "" : DESCENDING) + column.name;
    }

    String orderBy() {
        var direction = ascending ? " asc" : " desc";
        return column.sql + direction + ", f.id" + direction;
    }

    /** The condition of SQL for the lines behind a place, which is given by value and id. */
    String behind() {
        return "(%s, f.id) %s (%s, cast(? as uuid))".formatted(column.sql, ascending ? ">" : "<", column.place());
    }

    RegisterCursor cursor(RegisterLine last) {
        return new RegisterCursor(name(), column.value.apply(last), last.id());
    }

    /** The place that the cursor names; refused where it is no place in this order. */
    Optional<RegisterCursor> place(String after) {
        if (after == null || after.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(RegisterCursor.parse(after)
                .filter(cursor -> cursor.order().equals(name()) && column.holds(cursor.value()))
                .orElseThrow(() -> Refusal.invalid("cursor-invalid", "after")));
    }

    private static String moment(Instant instant) {
        return instant == null ? NEVER : instant.toString();
    }
}

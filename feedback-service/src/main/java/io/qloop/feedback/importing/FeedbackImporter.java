package io.qloop.feedback.importing;

import static io.qloop.platform.company.CompanyFunction.QUALITY;

import io.qloop.feedback.customer.KnownCustomers;
import io.qloop.feedback.feedback.Channel;
import io.qloop.feedback.feedback.FeedbackStatus;
import io.qloop.feedback.feedback.OldCase;
import io.qloop.feedback.feedback.OldFeedback;
import io.qloop.feedback.feedback.OldFeedbacks;
import io.qloop.feedback.feedback.Statement;
import io.qloop.feedback.product.KnownProducts;
import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.json.EnumNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The feedbacks of an older register. What was said and done is never changed afterwards, by an import as little as otherwise. */
@ApplicationScoped
class FeedbackImporter implements Importer {

    /** The fields by what a feedback that is there says of them. */
    private static final Map<String, Function<OldFeedback, Object>> PARTS = parts();

    private final OldFeedbacks feedbacks;
    private final KnownCustomers customers;
    private final KnownProducts products;
    private final Calendars calendars;
    private final Clock clock;

    FeedbackImporter(
            OldFeedbacks feedbacks,
            KnownCustomers customers,
            KnownProducts products,
            Calendars calendars,
            Clock clock) {
        this.feedbacks = feedbacks;
        this.customers = customers;
        this.products = products;
        this.calendars = calendars;
        this.clock = clock;
    }

    private static Map<String, Function<OldFeedback, Object>> parts() {
        var parts = new LinkedHashMap<String, Function<OldFeedback, Object>>();
        parts.put("receivedAt", old -> old.statement().receivedAt());
        parts.put("channel", old -> old.statement().channel());
        parts.put("customerId", old -> old.statement().customerId());
        parts.put("productId", OldFeedback::productId);
        parts.put("lot", OldFeedback::lot);
        parts.put("class", OldFeedback::feedbackClass);
        parts.put("subject", old -> old.statement().subject());
        parts.put("content", old -> old.statement().content());
        parts.put("function", OldFeedback::responsibleFunction);
        parts.put("handler", OldFeedback::handler);
        parts.put("evaluation", old -> old.old().evaluation());
        parts.put("status", OldFeedback::status);
        parts.put("closedAt", OldFeedback::endedAt);
        return parts;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.FEEDBACKS;
    }

    @Override
    public Map<String, String> complete(Map<String, String> values) {
        var complete = new HashMap<>(values);
        complete.computeIfAbsent("content", _ -> values.get("subject"));
        complete.putIfAbsent("function", QUALITY.code());
        complete.putIfAbsent("status", EnumNames.of(FeedbackStatus.CLOSED));
        complete.computeIfPresent("closedAt", (_, closedAt) -> closing(values.get("receivedAt"), closedAt));
        return complete;
    }

    /** Where the register has days only, what was received at noon was not closed at midnight before. */
    private String closing(String receivedAt, String closedAt) {
        return receivedAt != null && day(receivedAt).equals(day(closedAt)) && isBefore(closedAt, receivedAt)
                ? receivedAt
                : closedAt;
    }

    private LocalDate day(String moment) {
        return calendars.company().dayOf(Instant.parse(moment));
    }

    private static boolean isBefore(String one, String other) {
        return Instant.parse(one).isBefore(Instant.parse(other));
    }

    @Override
    public String key(TableImport of, Map<String, String> values) {
        return OldCase.number(of.origin(), values.get("oldNumber"));
    }

    @Override
    public List<Verdict> judge(TableImport of, List<RightRow> rows) {
        var there = feedbacks.numbered(rows.stream().map(RightRow::key).toList());
        var known = new Known();
        return rows.stream()
                .map(row -> {
                    var faults = faults(row, known);
                    var before = Optional.ofNullable(there.get(row.key()));
                    before.ifPresent(it -> faults.addAll(differences(row, it, old(of, row))));
                    return Verdict.of(faults, before.isPresent() ? Outcome.UNCHANGED : Outcome.ADDED);
                })
                .toList();
    }

    /** What the rows of a batch name again and again is looked up once. */
    private final class Known {
        private final Map<String, Boolean> knownCustomers = new HashMap<>();
        private final Map<String, Boolean> knownProducts = new HashMap<>();
        private final Map<String, Set<String>> classes = new HashMap<>();

        private boolean customer(String id) {
            return knownCustomers.computeIfAbsent(id, customers::knows);
        }

        private boolean product(String id) {
            return knownProducts.computeIfAbsent(id, products::knows);
        }

        private Set<String> classes(String customer) {
            return classes.computeIfAbsent(customer, feedbacks::classes);
        }
    }

    private List<CellFault> faults(RightRow row, Known known) {
        var faults = new ArrayList<CellFault>();
        if (!known.customer(row.get("customerId"))) {
            faults.add(row.fault("customerId", "import-unknown-customer"));
        }
        if (row.get("productId") != null && !known.product(row.get("productId"))) {
            faults.add(row.fault("productId", "import-unknown-product"));
        }
        var classes = known.classes(row.get("customerId"));
        if (row.get("class") != null && !classes.contains(row.get("class"))) {
            faults.add(row.fault("class", "missing-class", String.join(", ", new TreeSet<>(classes))));
        }
        for (var moment : List.of("receivedAt", "closedAt")) {
            if (Instant.parse(row.get(moment)).isAfter(clock.instant())) {
                faults.add(row.fault(moment, "past-or-present"));
            }
        }
        if (isBefore(row.get("closedAt"), row.get("receivedAt"))) {
            faults.add(row.fault("closedAt", "import-closed-before-received"));
        }
        return faults;
    }

    private static List<CellFault> differences(RightRow row, OldFeedback there, OldFeedback told) {
        return PARTS.entrySet().stream()
                .filter(part -> !Objects.equals(
                        part.getValue().apply(there), part.getValue().apply(told)))
                .map(part -> row.fault(part.getKey(), "import-feedback-differs", there.number()))
                .toList();
    }

    @Override
    public void write(TableImport of, List<RightRow> rows) {
        feedbacks.record(rows.stream().map(row -> old(of, row)).toList());
    }

    private static OldFeedback old(TableImport of, RightRow row) {
        return new OldFeedback(
                new OldCase(of.origin(), row.get("oldNumber"), row.get("evaluation"), of.id()),
                new Statement(
                        row.get("customerId"),
                        constant(Channel.values(), row.get("channel")),
                        row.get("subject"),
                        row.get("content"),
                        Instant.parse(row.get("receivedAt")),
                        Optional.ofNullable(row.get("productId")),
                        Optional.ofNullable(row.get("lot"))),
                row.get("class"),
                CompanyFunction.of(row.get("function")),
                Optional.ofNullable(row.get("handler")).orElse(of.startedBy()),
                constant(FeedbackStatus.values(), row.get("status")),
                Instant.parse(row.get("closedAt")));
    }

    private static <E extends Enum<E>> E constant(E[] all, String code) {
        return Arrays.stream(all)
                .filter(it -> EnumNames.of(it).equals(code))
                .findFirst()
                .orElseThrow();
    }
}

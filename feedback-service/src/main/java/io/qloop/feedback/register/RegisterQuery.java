package io.qloop.feedback.register;

import io.qloop.feedback.feedback.FeedbackStatus;
import io.qloop.feedback.wording.Said.Kind;
import io.qloop.feedback.wording.Wanted;
import io.qloop.feedback.wording.Words;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.web.PageRequest;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which lines of the register are wanted, and in which order; a {@code @BeanParam}. Every filter narrows. */
public class RegisterQuery {

    private static final int CODE_MAX = 60;
    private static final int TEXT_MAX = 200;

    /** For the order to be walked. */
    private static final String IN_STAGE = "exists (select from proceeding p where p.id = f.id and p.stage = ?)";

    /** Behind the last one of the few, the order would be walked to its end. */
    private static final String OF_THE_FEW_IN_STAGE =
            "f.id = any (array(select p.id from proceeding p where p.stage = ?))";

    /** What tells of our people, our procedure and its dates, which a customer does not see. */
    private static final Set<String> OURS = Set.of("handler", "stage", "overdue");

    private static final Set<String> NAMES = Set.of(
            "q",
            "customerId",
            "class",
            "status",
            "responsibleFunction",
            "productId",
            "lot",
            "handler",
            "stage",
            "receivedFrom",
            "receivedTo",
            "overdue",
            "sort",
            "limit",
            "after");

    @QueryParam("q")
    @Size(max = TEXT_MAX)
    @Parameter(
            description =
                    "Words in Chinese or English that subject or content have, all of them; or the beginning of a number, product or lot")
    String q;

    @QueryParam("customerId")
    @Size(max = CODE_MAX)
    String customerId;

    @QueryParam("class")
    @Size(max = CODE_MAX)
    String ofClass;

    @QueryParam("status")
    FeedbackStatus status;

    @QueryParam("responsibleFunction")
    CompanyFunction responsibleFunction;

    @QueryParam("productId")
    @Size(max = CODE_MAX)
    String productId;

    @QueryParam("lot")
    @Size(max = CODE_MAX)
    String lot;

    @QueryParam("handler")
    @Size(max = TEXT_MAX)
    @Parameter(description = "Login of who took it in")
    String handler;

    @QueryParam("stage")
    @Size(max = CODE_MAX)
    @Parameter(description = "Code of the stage of the procedure that it stands in")
    String stage;

    @QueryParam("receivedFrom")
    Instant receivedFrom;

    @QueryParam("receivedTo")
    @Parameter(description = "Received before this moment")
    Instant receivedTo;

    @QueryParam("overdue")
    @Parameter(description = "Is what is due first late?")
    Boolean overdue;

    @QueryParam("sort")
    @Parameter(
            description =
                    "The column to sort by; with a minus the largest first. What has no date comes after every date",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {
                                "receivedAt",
                                "-receivedAt",
                                "createdAt",
                                "-createdAt",
                                "number",
                                "-number",
                                "customer",
                                "-customer",
                                "dueAt",
                                "-dueAt",
                                "completedAt",
                                "-completedAt"
                            },
                            defaultValue = "-receivedAt"))
    String sort;

    @QueryParam("limit")
    @Parameter(
            description = "How many lines at most",
            schema =
                    @Schema(
                            type = SchemaType.INTEGER,
                            format = "int32",
                            minimum = "1",
                            maximum = "100",
                            defaultValue = "20"))
    String limit;

    @QueryParam("after")
    @Parameter(description = "The `next` of the page before, in the same order; opaque")
    String after;

    /**
     * A filter that does not exist narrows nothing, which its caller would never notice.
     *
     * @param isOurs whether one of our own people asks
     */
    static void requireKnown(Collection<String> names, boolean isOurs) {
        var known = new TreeSet<>(NAMES);
        if (!isOurs) {
            known.removeAll(OURS);
        }
        var unknown = new TreeSet<>(names);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw Refusal.invalid("filter-unknown", unknown.first(), unknown.first(), String.join(", ", known));
        }
    }

    /** A file holds all lines: a part of them would pass for the whole. */
    void requireWhole() {
        if (limit != null || after != null) {
            throw Refusal.invalid("register-whole-only", limit != null ? "limit" : "after");
        }
    }

    Optional<String> stage() {
        return Optional.ofNullable(stage).filter(RegisterQuery::isGiven);
    }

    int limit() {
        return PageRequest.limit(limit);
    }

    RegisterOrder order(boolean isOurs) {
        return RegisterOrder.of(sort, isOurs);
    }

    /**
     * The filters that the columns of a feedback answer.
     *
     * @param owner      the customer whose lines alone may be seen
     * @param fewInStage whether so few stand in the stage that they can all be sorted
     */
    List<Condition> conditions(Optional<String> owner, Instant now, boolean fewInStage) {
        if (receivedFrom != null && receivedTo != null && !receivedFrom.isBefore(receivedTo)) {
            throw Refusal.invalid("received-period-empty", "receivedTo");
        }
        var conditions = new ArrayList<Condition>();
        owner.ifPresent(it -> conditions.add(new Condition("f.customer_id = ?", it)));
        add(conditions, "f.customer_id = ?", customerId);
        add(conditions, "f.class = ?", ofClass);
        add(conditions, "f.status = ?", status == null ? null : status.name());
        add(conditions, "f.responsible_function = ?", responsibleFunction == null ? null : responsibleFunction.name());
        add(conditions, "f.registered_by = ?", handler);
        add(conditions, fewInStage ? OF_THE_FEW_IN_STAGE : IN_STAGE, stage);
        add(conditions, "f.received_at >= cast(? as timestamptz)", receivedFrom);
        add(conditions, "f.received_at < cast(? as timestamptz)", receivedTo);
        if (overdue != null) {
            var late = "f.status = 'REGISTERED' and coalesce(f.due_at, 'infinity') < cast(? as timestamptz)";
            add(conditions, overdue ? late : "not (" + late + ")", now);
        }
        return conditions;
    }

    /** The product whose whole register is wanted; empty where the index of words narrows it further. */
    Optional<String> product(Optional<String> owner) {
        return Optional.ofNullable(productId)
                .filter(it -> isGiven(it) && !isGiven(q) && !isGiven(lot) && !isGiven(customerId) && owner.isEmpty());
    }

    /** What is looked for in the index of words; empty where nothing is. */
    Optional<Wanted> wanted(Optional<String> owner) {
        var parts = new ArrayList<Wanted>();
        if (isGiven(q)) {
            parts.add(Wanted.typed(q).orElseThrow(() -> Refusal.invalid("search-without-words", "q")));
        }
        if (isGiven(productId) && product(owner).isEmpty()) {
            parts.add(Wanted.term(Kind.PRODUCT, productId));
        }
        if (isGiven(lot)) {
            parts.add(Wanted.term(Kind.LOT, lot));
        }
        if (!parts.isEmpty()) {
            owner.or(() -> Optional.ofNullable(customerId).filter(RegisterQuery::isGiven))
                    .ifPresent(customer -> parts.add(Wanted.term(Kind.CUSTOMER, customer)));
        }
        return Wanted.all(parts);
    }

    /** The words that are looked for, where nothing else is; otherwise none. */
    List<String> wordsAlone(Optional<String> owner) {
        return isGiven(productId) || isGiven(lot) || isGiven(customerId) || owner.isPresent()
                ? List.of()
                : Words.wanted(q).stream().map(Words.Word::term).toList();
    }

    /** A condition of SQL with what stands in its places. */
    record Condition(String sql, List<String> values) {

        Condition(String sql, String... values) {
            this(sql, List.of(values));
        }
    }

    private static void add(List<Condition> conditions, String sql, Object value) {
        if (value != null && isGiven(value.toString())) {
            conditions.add(new Condition(sql, value.toString()));
        }
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isEmpty();
    }
}

package io.qloop.feedback.register;

import io.qloop.feedback.feedback.Channel;
import io.qloop.feedback.feedback.FeedbackStatus;
import io.qloop.feedback.register.RegisterQuery.Condition;
import io.qloop.feedback.wording.Wanted;
import io.qloop.feedback.wording.WordFrequencies;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.transaction.Statements;
import io.qloop.platform.transaction.Statements.Reading;
import io.qloop.platform.web.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads pages of the register. The page is found first, with as little as possible; what a line shows beside comes from the
 * other tables afterwards, for the lines of the page only.
 */
@ApplicationScoped
class Register {

    private static final String COLUMNS = """
            f.id, f.number, f.customer_id, f.channel, f.class, f.subject, f.product_id, f.lot, f.registered_by,
            f.responsible_function, f.status, f.procedure, f.received_at, f.registered_at, f.due_at, f.closed_at, f.remark,
            f.import_id""";

    private static final String IN_STAGE =
            "select count(*) from (select from proceeding where stage = ? limit ?) as counted";

    private static final String SHOWN_BESIDE =
            " left join lateral (select name_en, name_zh from customer where id = f.customer_id limit 1) c on true"
                    + " left join lateral (select stage from proceeding where id = f.id limit 1) p on true";

    /**
     * The hits, and whether they are so few that all can be sorted. The limit stands apart from the hits, or the planner would read
     * the table from its beginning.
     */
    private static final String HITS = """
            with hits as materialized (select feedback_id from feedback_words where words @@ cast(? as tsquery)),
                few as materialized (select count(*) <= ? as are_few from (select from hits limit ?) as counted)
            """;

    /**
     * One by one by their id (the offset keeps the planner from another way): it may think of reading the whole table, for which the
     * statement would be as slow as the table is large.
     */
    private static final String EACH_HIT =
            "hits cross join lateral (select * from feedback where id = hits.feedback_id offset 0) f";

    private static final Condition WHERE_FEW = new Condition("(select are_few from few)");

    /** As a function the comparison is not looked up in the index but made line by line, in the order. */
    private static final String EACH_LINE =
            "feedback f join feedback_words w on w.feedback_id = f.id and ts_match_vq(w.words, cast(? as tsquery))";

    private static final String OF_PRODUCT = "f.product_id = ?";

    /** Those of whose further goods it is one. */
    private static final String OF_FURTHER_GOODS = """
            f.id = any (array(
                select id from feedback
                where jsonb_array_length(cast(lines as jsonb)) > 1
                    and cast(lines as jsonb) @> jsonb_build_array(jsonb_build_object('productId', cast(? as text)))
                    and product_id is distinct from ?))""";

    /** So many are read at once where all are wanted. */
    private static final int AT_ONCE = 1000;

    private final Statements statements;
    private final WordFrequencies frequencies;
    private final Departments departments;
    private final SearchSettings settings;
    private final Clock clock;

    Register(
            Statements statements,
            WordFrequencies frequencies,
            Departments departments,
            SearchSettings settings,
            Clock clock) {
        this.statements = statements;
        this.frequencies = frequencies;
        this.departments = departments;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param owner the customer whose lines alone may be seen, without what is ours only */
    Page<RegisterLine> page(RegisterQuery query, Optional<String> owner) {
        var lines = lines(query, owner, query.after, query.limit() + 1);
        var shown = lines.stream().limit(query.limit()).toList();
        return new Page<>(
                shown,
                lines.size() > query.limit()
                        ? query.order(owner.isEmpty()).cursor(shown.getLast()).text()
                        : null);
    }

    /** All lines, however many, one after the other. */
    void each(RegisterQuery query, Optional<String> owner, Consumer<RegisterLine> reader) {
        String after = null;
        List<RegisterLine> lines;
        do {
            lines = lines(query, owner, after, AT_ONCE);
            lines.forEach(reader);
            after = lines.isEmpty()
                    ? null
                    : query.order(owner.isEmpty()).cursor(lines.getLast()).text();
        } while (lines.size() == AT_ONCE);
    }

    private List<RegisterLine> lines(RegisterQuery query, Optional<String> owner, String after, int most) {
        var now = clock.instant();
        var order = query.order(owner.isEmpty());
        var place = order.place(after);
        var fewInStage = query.stage().filter(this::areFewInStage).isPresent();
        var conditions = new ArrayList<>(query.conditions(owner, now, fewInStage));
        place.ifPresent(it ->
                conditions.add(new Condition(order.behind(), it.value(), it.id().toString())));
        Reading<RegisterLine> reading = row -> line(row, owner.isEmpty(), now);
        var wanted = query.wanted(owner);
        if (wanted.isPresent()) {
            if (!frequencies.areInMoreThan(settings.sortedAtMost(), query.wordsAlone(owner))) {
                var few = few(wanted.get(), conditions, order, most, reading);
                if (few.isPresent()) {
                    return few.get();
                }
            }
            return shown(lineByLine(wanted.get(), conditions, order, most), order, reading);
        }
        return shown(
                query.product(owner)
                        .map(product -> ofProduct(product, conditions, order, most))
                        .orElseGet(() -> page("feedback f", conditions, order, most)),
                order,
                reading);
    }

    /** A piece of SQL, with what stands in its places. */
    private record Statement(String sql, List<Object> values) {}

    private static Statement page(String from, List<Condition> conditions, RegisterOrder order, int most) {
        var where = conditions.stream().map(Condition::sql).collect(Collectors.joining(" and "));
        var values = new ArrayList<Object>();
        conditions.forEach(it -> values.addAll(it.values()));
        values.add(most);
        return new Statement(
                "select " + COLUMNS + " from " + from + (where.isEmpty() ? "" : " where " + where) + " order by "
                        + order.orderBy() + " limit ?",
                values);
    }

    /** The page where the hits are so few that all can be sorted; otherwise nothing, after counting that far. */
    private Optional<List<RegisterLine>> few(
            Wanted wanted, List<Condition> conditions, RegisterOrder order, int most, Reading<RegisterLine> reading) {
        var page = page(EACH_HIT, joined(WHERE_FEW, conditions), order, most);
        var values =
                new ArrayList<Object>(List.of(wanted.query(), settings.sortedAtMost(), settings.sortedAtMost() + 1));
        values.addAll(page.values());
        var lines = new ArrayList<RegisterLine>();
        var areFew = new AtomicBoolean();
        statements
                .plannedAnew()
                .each(
                        HITS + "select few.are_few, f.*, c.name_en, c.name_zh, p.stage from few left join ("
                                + page.sql() + ") as f on true" + SHOWN_BESIDE + " order by " + order.orderBy(),
                        row -> {
                            areFew.set(row.getBoolean("are_few"));
                            if (row.getObject("id") != null) {
                                lines.add(reading.of(row));
                            }
                        },
                        values.toArray());
        return areFew.get() ? Optional.of(lines) : Optional.empty();
    }

    private static Statement lineByLine(Wanted wanted, List<Condition> conditions, RegisterOrder order, int most) {
        var page = page(EACH_LINE, conditions, order, most);
        page.values().addFirst(wanted.query());
        return page;
    }

    /** The pages of both, each in its order, and of these the page of all: one sort of everything would take as long as it is much. */
    private static Statement ofProduct(String product, List<Condition> conditions, RegisterOrder order, int most) {
        var parts = Stream.of(new Condition(OF_PRODUCT, product), new Condition(OF_FURTHER_GOODS, product, product))
                .map(it -> page("feedback f", joined(it, conditions), order, most))
                .toList();
        var values = new ArrayList<Object>();
        parts.forEach(it -> values.addAll(it.values()));
        values.add(most);
        return new Statement(
                "select * from ("
                        + parts.stream().map(it -> "(" + it.sql() + ")").collect(Collectors.joining(" union all "))
                        + ") as f order by " + order.orderBy() + " limit ?",
                values);
    }

    private static List<Condition> joined(Condition first, List<Condition> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    private List<RegisterLine> shown(Statement page, RegisterOrder order, Reading<RegisterLine> reading) {
        return statements
                .plannedAnew()
                .list(
                        "select f.*, c.name_en, c.name_zh, p.stage from (" + page.sql() + ") as f" + SHOWN_BESIDE
                                + " order by " + order.orderBy(),
                        reading,
                        page.values().toArray());
    }

    private boolean areFewInStage(String stage) {
        int most = settings.sortedAtMost();
        return statements.plannedAnew().one(IN_STAGE, row -> row.getInt(1), stage, most + 1) <= most;
    }

    private RegisterLine line(ResultSet row, boolean isOurs, Instant now) throws SQLException {
        var status = FeedbackStatus.valueOf(row.getString("status"));
        var dueAt = Statements.moment(row, "due_at");
        var procedure = row.getString("procedure");
        var function = CompanyFunction.valueOf(row.getString("responsible_function"));
        return new RegisterLine(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("customer_id"),
                row.getString("name_en") == null ? null : new Text(row.getString("name_en"), row.getString("name_zh")),
                Channel.valueOf(row.getString("channel")),
                row.getString("class"),
                row.getString("subject"),
                row.getString("product_id"),
                row.getString("lot"),
                isOurs ? row.getString("registered_by") : null,
                function,
                isOurs ? departments.name(procedure, function).orElse(null) : null,
                status,
                isOurs ? procedure : null,
                isOurs ? row.getString("stage") : null,
                Statements.moment(row, "received_at"),
                Statements.moment(row, "registered_at"),
                isOurs ? dueAt : null,
                isOurs ? status == FeedbackStatus.REGISTERED && dueAt != null && dueAt.isBefore(now) : null,
                Statements.moment(row, "closed_at"),
                isOurs ? row.getString("remark") : null,
                isOurs ? row.getObject("import_id", UUID.class) : null);
    }
}

package io.qloop.feedback.file;

import io.qloop.feedback.register.RegisterLine;
import io.qloop.feedback.register.RegisterLines;
import io.qloop.feedback.register.RegisterLines.About;
import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.transaction.Statements;
import io.qloop.platform.web.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Puts the files of customers and products together from what the service keeps. */
@ApplicationScoped
class Files {

    /** So many feedbacks are looked up at once where all are wanted. */
    private static final int AT_ONCE = 500;

    private final Statements statements;
    private final RegisterLines lines;
    private final Solutions solutions;
    private final Calendars calendars;

    Files(Statements statements, RegisterLines lines, Solutions solutions, Calendars calendars) {
        this.statements = statements;
        this.lines = lines;
        this.solutions = solutions;
        this.calendars = calendars;
    }

    /** @param limit and {@code after} of the feedbacks, as the caller gave them */
    CustomerFile ofCustomer(String customerId, String limit, String after) {
        var customer = customer(customerId);
        return new CustomerFile(
                customer,
                counts(customerId),
                visits(customerId),
                information(customerId),
                page(About.customer(customerId), limit, after));
    }

    ProductFile ofProduct(String productId, String limit, String after) {
        var product = product(productId);
        return new ProductFile(
                product, lotsInAll(productId), lots(productId), page(About.product(productId), limit, after));
    }

    /** Every feedback, one after the other. */
    void each(About about, Consumer<FiledFeedback> reader) {
        var waiting = new ArrayList<RegisterLine>();
        lines.each(about, line -> {
            waiting.add(line);
            if (waiting.size() == AT_ONCE) {
                solutions.filed(waiting).forEach(reader);
                waiting.clear();
            }
        });
        solutions.filed(waiting).forEach(reader);
    }

    private Page<FiledFeedback> page(About about, String limit, String after) {
        var page = lines.page(about, limit, after);
        return new Page<>(solutions.filed(page.items()), page.next());
    }

    private CustomerFile.Customer customer(String id) {
        var contacts = statements.list(
                "select mail from customer_contact where customer_id = ? order by mail", row -> row.getString(1), id);
        return statements
                .first(
                        "select name_en, name_zh, language, active from customer where id = ?",
                        row -> new CustomerFile.Customer(
                                id,
                                name(row),
                                Solutions.outside(row.getString("language")),
                                row.getBoolean("active"),
                                contacts),
                        id)
                .orElseThrow(() -> Refusal.notFound("customer-not-found"));
    }

    private List<CustomerFile.Count> counts(String customerId) {
        return statements.list(
                """
                select extract(year from received_at at time zone ?)::integer as year, class, count(*) as feedbacks
                from feedback where customer_id = ? group by 1, 2 order by 1 desc, 2""",
                row -> new CustomerFile.Count(row.getInt("year"), row.getString("class"), row.getInt("feedbacks")),
                calendars.company().zone().getId(),
                customerId);
    }

    private List<CustomerFile.Visit> visits(String customerId) {
        return statements.list(
                """
                select id, planned_on, visitor, purpose, status, report_id from visit_plan
                where customer_id = ? order by planned_on desc, id desc limit 100""",
                row -> new CustomerFile.Visit(
                        row.getObject("id", UUID.class),
                        row.getObject("planned_on", LocalDate.class),
                        row.getString("visitor"),
                        row.getString("purpose"),
                        Solutions.outside(row.getString("status")),
                        row.getObject("report_id", UUID.class)),
                customerId);
    }

    private List<CustomerFile.Information> information(String customerId) {
        return statements.list(
                """
                select id, number, form, kind, subject, occurred_at, status from information_record
                where customer_id = ? order by id desc limit 100""",
                row -> new CustomerFile.Information(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        Solutions.outside(row.getString("form")),
                        row.getString("kind"),
                        row.getString("subject"),
                        Statements.moment(row, "occurred_at"),
                        Solutions.outside(row.getString("status"))),
                customerId);
    }

    private ProductFile.Product product(String id) {
        return statements
                .first(
                        "select name_en, name_zh, active from product where id = ?",
                        row -> new ProductFile.Product(id, name(row), row.getBoolean("active")),
                        id)
                .orElseThrow(() -> Refusal.notFound("product-not-found"));
    }

    private long lotsInAll(String productId) {
        return statements.one(
                "select count(distinct lot) from delivery_line where product_id = ?", row -> row.getLong(1), productId);
    }

    private List<ProductFile.Lot> lots(String productId) {
        return statements.list(
                """
                select lot, count(*) as deliveries, array_agg(distinct customer_id order by customer_id) as customers,
                    max(changed_at) as told_at
                from delivery_line join delivery using (delivery_note)
                where product_id = ? group by lot order by told_at desc, lot limit 200""",
                row -> new ProductFile.Lot(
                        row.getString("lot"),
                        row.getInt("deliveries"),
                        List.of((String[]) row.getArray("customers").getArray()),
                        Statements.moment(row, "told_at")),
                productId);
    }

    private static Text name(ResultSet row) throws SQLException {
        return new Text(row.getString("name_en"), row.getString("name_zh"));
    }
}

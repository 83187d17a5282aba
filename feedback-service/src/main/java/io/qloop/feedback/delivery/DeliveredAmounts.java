package io.qloop.feedback.delivery;

import io.qloop.platform.transaction.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;

/** How much was delivered on which day, in the company's time zone. */
@ApplicationScoped
public class DeliveredAmounts {

    private final Statements statements;

    DeliveredAmounts(Statements statements) {
        this.statements = statements;
    }

    /**
     * Amounts by the day.
     *
     * @param unit of the amounts; null where deliveries are counted
     */
    public record Amounts(Map<LocalDate, Double> days, String unit) {}

    /** The first day from which on all deliveries are known. */
    public LocalDate since() {
        return statements.one("select since from delivery_counting", row -> row.getObject(1, LocalDate.class));
    }

    /** How many deliveries with this product were made. */
    public Amounts deliveriesOfProduct(String product, LocalDate first, LocalDate last) {
        return counted("""
                select delivered_on, count(distinct delivery_note) from delivery join delivery_amount using (delivery_note)
                where product_id = ? and delivered_on between ? and ? group by delivered_on""", product, first, last);
    }

    /** How many deliveries were made to this customer. */
    public Amounts deliveriesToCustomer(String customer, LocalDate first, LocalDate last) {
        return counted("""
                select delivered_on, count(*) from delivery
                where customer_id = ? and delivered_on between ? and ? group by delivered_on""", customer, first, last);
    }

    /** How much of this product was delivered; empty where it was in several units, which cannot be added. */
    public Optional<Amounts> quantityOfProduct(String product, LocalDate first, LocalDate last) {
        return measured("product_id", product, first, last);
    }

    /** How much was delivered to this customer; empty where it was in several units, which cannot be added. */
    public Optional<Amounts> quantityToCustomer(String customer, LocalDate first, LocalDate last) {
        return measured("customer_id", customer, first, last);
    }

    private Amounts counted(String sql, String key, LocalDate first, LocalDate last) {
        var days = new HashMap<LocalDate, Double>();
        statements.each(sql, row -> days.put(row.getObject(1, LocalDate.class), row.getDouble(2)), key, first, last);
        return new Amounts(days, null);
    }

    private Optional<Amounts> measured(String column, String key, LocalDate first, LocalDate last) {
        var days = new HashMap<LocalDate, Double>();
        var units = new HashSet<String>();
        statements.each(
                """
                select delivered_on, sum(quantity), unit from delivery join delivery_amount using (delivery_note)
                where %s = ? and delivered_on between ? and ? group by delivered_on, unit""".formatted(column),
                row -> {
                    days.put(row.getObject(1, LocalDate.class), row.getDouble(2));
                    units.add(row.getString(3));
                },
                key,
                first,
                last);
        return units.size() == 1
                ? Optional.of(new Amounts(days, units.iterator().next()))
                : Optional.empty();
    }
}

package io.qloop.feedback.delivery;

import io.qloop.platform.transaction.StorageFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** How much was delivered on which day, in the company's time zone. */
@ApplicationScoped
public class DeliveredAmounts {

    private final DataSource dataSource;

    DeliveredAmounts(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Amounts by the day.
     *
     * @param unit of the amounts; null where deliveries are counted
     */
    public record Amounts(Map<LocalDate, Double> days, String unit) {}

    /** The first day from which on all deliveries are known. */
    public LocalDate since() {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select since from delivery_counting");
                var row = select.executeQuery()) {
            row.next();
            return row.getObject(1, LocalDate.class);
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
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
        ask(sql, key, first, last, (day, amount, _) -> days.put(day, amount));
        return new Amounts(days, null);
    }

    private Optional<Amounts> measured(String column, String key, LocalDate first, LocalDate last) {
        var days = new HashMap<LocalDate, Double>();
        var units = new HashSet<String>();
        ask("""
                select delivered_on, sum(quantity), unit from delivery join delivery_amount using (delivery_note)
                where %s = ? and delivered_on between ? and ? group by delivered_on, unit""".formatted(column), key, first, last, (day, amount, unit) -> {
            days.put(day, amount);
            units.add(unit);
        });
        return units.size() == 1
                ? Optional.of(new Amounts(days, units.iterator().next()))
                : Optional.empty();
    }

    private interface Row {
        void take(LocalDate day, double amount, String unit);
    }

    private void ask(String sql, String key, LocalDate first, LocalDate last, Row each) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setString(1, key);
            select.setObject(2, first);
            select.setObject(3, last);
            try (var rows = select.executeQuery()) {
                var hasUnit = rows.getMetaData().getColumnCount() > 2;
                while (rows.next()) {
                    each.take(
                            rows.getObject(1, LocalDate.class), rows.getDouble(2), hasUnit ? rows.getString(3) : null);
                }
            }
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }
}

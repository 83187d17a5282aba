package io.qloop.notification.notice;

import io.qloop.notification.message.MessageStatus;
import io.qloop.platform.transaction.StorageFault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Who received the goods of a notice, who was told, and how that is proved. */
@ApplicationScoped
class Receivers {

    private static final String BY_LINK = "link";

    /** What was delivered of the goods of each notice, to whom. */
    private static final String DELIVERED = """
            (select n.notice_id, d.customer_id, l.product_id, l.lot, l.unit, l.quantity, d.delivered_at
                from advisory_notice_lot n
                join delivery_line l on l.product_id = n.product_id and l.lot = n.lot
                join delivery d using (delivery_note)
            union all
            select n.notice_id, d.customer_id, l.product_id, l.lot, l.unit, l.quantity, d.delivered_at
                from advisory_notice_product n
                join advisory_notice a on a.id = n.notice_id
                join delivery_line l on l.product_id = n.product_id
                join delivery d using (delivery_note)
                where a.delivered_since is null or d.delivered_at >= a.delivered_since) d
            """;

    /** Those whom a delivery went to, and those who were told although ERP has changed the delivery since. */
    private static final String ALL = """
            with goods as (
                select d.customer_id, d.product_id, d.lot, d.unit, sum(d.quantity) as quantity,
                    min(d.delivered_at) as first_delivered, max(d.delivered_at) as last_delivered
                from %s
                where d.notice_id = ? group by d.customer_id, d.product_id, d.lot, d.unit),
            told as (select * from advisory_notice_recipient where notice_id = ?)
            select who.customer_id, who.product_id, who.lot, who.unit, who.quantity,
                who.first_delivered, who.last_delivered, contact.mail is not null as has_contact,
                who.message_id, who.told_at, who.confirmed_by_way, who.confirmed_words, who.confirmed_at,
                who.confirmation_recorded_by, message.status, message.handed_over_at, message.acknowledged_at
            from (select * from goods full join told using (customer_id)) who
            left join customer_contact contact on contact.customer_id = who.customer_id
            left join message on message.id = who.message_id
            where who.customer_id > ?
            order by who.customer_id, who.product_id, who.lot, who.unit""".formatted(DELIVERED);

    private static final String UNTOLD = """
            select n.id, d.customer_id, string_agg(distinct d.product_id, ', ' order by d.product_id) as products,
                string_agg(distinct d.lot, ', ' order by d.lot) as lots
            from advisory_notice n
            join %s on d.notice_id = n.id
            where n.status = 'ISSUED' and not exists (
                select 1 from advisory_notice_recipient r where r.notice_id = n.id and r.customer_id = d.customer_id)
            group by n.id, d.customer_id order by n.id, d.customer_id limit ?""".formatted(DELIVERED);

    private final DataSource dataSource;

    Receivers(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** All of them, in the order of the customers' ids. */
    List<Receiver> of(UUID noticeId) {
        return after(noticeId, "", Integer.MAX_VALUE);
    }

    /** At most so many behind this customer. */
    @Transactional(TxType.SUPPORTS)
    List<Receiver> after(UUID noticeId, String customerId, int atMost) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(ALL)) {
            select.setObject(1, noticeId);
            select.setObject(2, noticeId);
            select.setString(3, customerId);
            try (var row = select.executeQuery()) {
                return read(row, atMost);
            }
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    private static List<Receiver> read(ResultSet row, int atMost) throws SQLException {
        var all = new ArrayList<Receiver>();
        while (row.next()) {
            var isNext = all.isEmpty() || !all.getLast().customerId().equals(row.getString("customer_id"));
            if (isNext && all.size() == atMost) {
                break;
            }
            var goods = goods(row);
            if (isNext) {
                all.add(receiver(row, goods));
            } else {
                var known = new ArrayList<>(all.getLast().goods());
                known.addAll(goods);
                all.set(all.size() - 1, receiver(row, known));
            }
        }
        return all;
    }

    private static List<Receiver.Goods> goods(ResultSet row) throws SQLException {
        if (row.getString("lot") == null) {
            return List.of();
        }
        return List.of(new Receiver.Goods(
                row.getString("product_id"),
                row.getString("lot"),
                plain(row.getBigDecimal("quantity")),
                row.getString("unit"),
                instant(row, "first_delivered"),
                instant(row, "last_delivered")));
    }

    private static String plain(BigDecimal quantity) {
        return quantity.signum() == 0 ? "0" : quantity.stripTrailingZeros().toPlainString();
    }

    private static Receiver receiver(ResultSet row, List<Receiver.Goods> goods) throws SQLException {
        var status = row.getString("status");
        return new Receiver(
                row.getString("customer_id"),
                goods,
                row.getBoolean("has_contact"),
                row.getObject("message_id", UUID.class),
                status == null ? null : MessageStatus.valueOf(status),
                instant(row, "told_at"),
                instant(row, "handed_over_at"),
                confirmation(row));
    }

    private static Receiver.Confirmation confirmation(ResultSet row) throws SQLException {
        var byLink = instant(row, "acknowledged_at");
        if (byLink != null) {
            return new Receiver.Confirmation(BY_LINK, null, byLink, null);
        }
        var otherwise = instant(row, "confirmed_at");
        return otherwise == null
                ? null
                : new Receiver.Confirmation(
                        row.getString("confirmed_by_way"),
                        row.getString("confirmed_words"),
                        otherwise,
                        row.getString("confirmation_recorded_by"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }

    /** Customers of issued notices who received some of the goods and were not told. */
    @Transactional(TxType.MANDATORY)
    List<Untold> untold(int atMost) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(UNTOLD)) {
            select.setInt(1, atMost);
            var all = new ArrayList<Untold>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    all.add(new Untold(
                            row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4)));
                }
            }
            return all;
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    /** A customer who has to be told, and of which goods. */
    record Untold(UUID noticeId, String customerId, String products, String lots) {}

    @Transactional(TxType.MANDATORY)
    void told(Untold customer, UUID messageId, Instant at) {
        update(
                "insert into advisory_notice_recipient (notice_id, customer_id, message_id, told_at) values (?, ?, ?, ?)",
                customer.noticeId(),
                customer.customerId(),
                messageId,
                Timestamp.from(at));
    }

    /** False where this customer was not told. */
    @Transactional(TxType.MANDATORY)
    boolean confirmed(UUID noticeId, String customerId, Receiver.Confirmation confirmation) {
        return update(
                        """
                        update advisory_notice_recipient set confirmed_by_way = ?, confirmed_words = ?, confirmed_at = ?,
                            confirmation_recorded_by = ?
                        where notice_id = ? and customer_id = ?""",
                        confirmation.way(),
                        confirmation.words(),
                        Timestamp.from(confirmation.at()),
                        confirmation.recordedBy(),
                        noticeId,
                        customerId)
                > 0;
    }

    @Transactional(TxType.MANDATORY)
    void forget(UUID noticeId) {
        update("delete from advisory_notice_recipient where notice_id = ?", noticeId);
    }

    private int update(String sql, Object... values) {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }
}

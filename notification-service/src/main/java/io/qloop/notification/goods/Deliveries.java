package io.qloop.notification.goods;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** The copies of ERP's deliveries. */
@ApplicationScoped
class Deliveries {

    private final EntityManager database;
    private final Event<LotsDelivered> delivered;

    Deliveries(EntityManager database, Event<LotsDelivered> delivered) {
        this.database = database;
        this.delivered = delivered;
    }

    /** Takes over what ERP says of a delivery, unless something newer is known already. */
    @Transactional(TxType.MANDATORY)
    void record(GoodsDelivered goods, Instant changedAt) {
        var newer = database.createNativeQuery("""
                        insert into delivery (delivery_note, customer_id, delivered_at, changed_at)
                        values (:note, :customer, :delivered, :at)
                        on conflict (delivery_note) do update set customer_id = excluded.customer_id,
                            delivered_at = excluded.delivered_at, changed_at = excluded.changed_at
                        where delivery.changed_at <= excluded.changed_at""")
                .setParameter("note", goods.deliveryNote())
                .setParameter("customer", goods.customerId())
                .setParameter("delivered", goods.deliveredAt())
                .setParameter("at", changedAt)
                .executeUpdate();
        if (newer > 0) {
            replaceLines(goods);
            delivered.fire(new LotsDelivered());
        }
    }

    private void replaceLines(GoodsDelivered goods) {
        database.createNativeQuery("delete from delivery_line where delivery_note = :note")
                .setParameter("note", goods.deliveryNote())
                .executeUpdate();
        database.createNativeQuery("""
                        insert into delivery_line (delivery_note, line, product_id, lot, quantity, unit)
                        select :note, cast(l.line as integer), l.product_id, l.lot, cast(l.quantity as numeric), l.unit
                        from unnest(cast(:lines as text[]), cast(:products as text[]), cast(:lots as text[]),
                            cast(:quantities as text[]), cast(:units as text[])) as l(line, product_id, lot, quantity, unit)
                        on conflict do nothing""")
                .setParameter("note", goods.deliveryNote())
                .setParameter("lines", texts(goods.lines(), line -> Integer.toString(line.line())))
                .setParameter("products", texts(goods.lines(), GoodsDelivered.Line::productId))
                .setParameter("lots", texts(goods.lines(), GoodsDelivered.Line::lot))
                .setParameter("quantities", texts(goods.lines(), line -> line.quantity()
                        .toPlainString()))
                .setParameter("units", texts(goods.lines(), GoodsDelivered.Line::unit))
                .executeUpdate();
    }

    private static String[] texts(List<GoodsDelivered.Line> lines, Function<GoodsDelivered.Line, String> column) {
        return lines.stream().map(column).toArray(String[]::new);
    }
}

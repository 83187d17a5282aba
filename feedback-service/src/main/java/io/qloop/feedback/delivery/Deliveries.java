package io.qloop.feedback.delivery;

import io.qloop.feedback.delivery.LotsDelivered.Lot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.stream.Collectors;

/** The copies of ERP's deliveries. */
@ApplicationScoped
public class Deliveries {
    private final EntityManager database;
    private final Event<LotsDelivered> delivered;

    Deliveries(EntityManager database, Event<LotsDelivered> delivered) {
        this.database = database;
        this.delivered = delivered;
    }

    /**
     * Did this lot go to this customer, as far as we were told? Of two who ask and tell at the same moment, the second waits
     * for the first, so that a lot is not called unknown beside its delivery.
     *
     * @param productId null where only the lot is named
     */
    @Transactional(TxType.MANDATORY)
    public boolean brought(String customerId, String productId, String lot) {
        return isKnown(customerId, productId, lot)
                || waitedForTellers(customerId) && isKnown(customerId, productId, lot);
    }

    private boolean isKnown(String customerId, String productId, String lot) {
        return (boolean) database.createNativeQuery("""
                        select exists (
                            select 1 from delivery_line line join delivery using (delivery_note)
                            where line.lot = :lot and delivery.customer_id = :customer
                                and (:product = '' or line.product_id = :product))
                        """, Boolean.class)
                .setParameter("lot", lot)
                .setParameter("customer", customerId)
                .setParameter("product", productId == null ? "" : productId)
                .getSingleResult();
    }

    private boolean waitedForTellers(String customerId) {
        database.createNativeQuery(
                        "select 1 from (select pg_advisory_xact_lock_shared(hashtext('delivery'), hashtext(:customer))) locked")
                .setParameter("customer", customerId)
                .getSingleResult();
        return true;
    }

    /** Takes over what ERP says of a delivery, unless something newer is known already. */
    @Transactional(TxType.MANDATORY)
    void record(GoodsDelivered goods, Instant changedAt) {
        database.createNativeQuery(
                        "select 1 from (select pg_advisory_xact_lock(hashtext('delivery'), hashtext(:customer))) locked")
                .setParameter("customer", goods.customerId())
                .getSingleResult();
        var newer = database.createNativeQuery("""
                        insert into delivery (delivery_note, customer_id, changed_at) values (:note, :customer, :at)
                        on conflict (delivery_note) do update
                        set customer_id = excluded.customer_id, changed_at = excluded.changed_at
                        where delivery.changed_at <= excluded.changed_at""")
                .setParameter("note", goods.deliveryNote())
                .setParameter("customer", goods.customerId())
                .setParameter("at", changedAt)
                .executeUpdate();
        if (newer > 0) {
            replaceLines(goods);
            delivered.fire(new LotsDelivered(
                    goods.customerId(),
                    goods.lines().stream()
                            .map(line -> new Lot(line.productId(), line.lot()))
                            .collect(Collectors.toSet())));
        }
    }

    private void replaceLines(GoodsDelivered goods) {
        database.createNativeQuery("delete from delivery_line where delivery_note = :note")
                .setParameter("note", goods.deliveryNote())
                .executeUpdate();
        database.createNativeQuery("""
                        insert into delivery_line (delivery_note, product_id, lot)
                        select distinct :note, l.product_id, l.lot
                        from unnest(cast(:products as text[]), cast(:lots as text[])) as l(product_id, lot)""")
                .setParameter("note", goods.deliveryNote())
                .setParameter(
                        "products",
                        goods.lines().stream()
                                .map(GoodsDelivered.Line::productId)
                                .toArray(String[]::new))
                .setParameter(
                        "lots",
                        goods.lines().stream().map(GoodsDelivered.Line::lot).toArray(String[]::new))
                .executeUpdate();
    }
}

package io.qloop.feedback.delivery;

import io.qloop.feedback.delivery.LotsDelivered.Lot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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
     * Those of the lots that went to this customer, as far as we were told. Of two who ask and tell at the same moment, the
     * second waits for the first, so that a lot is not called unknown beside its delivery.
     *
     * @param named without a product where only the lot is named
     */
    @Transactional(TxType.MANDATORY)
    public Set<Lot> brought(String customerId, Set<Lot> named) {
        var known = known(customerId, named);
        if (known.size() == named.size()) {
            return known;
        }
        waitForTellers(customerId);
        return known(customerId, named);
    }

    private Set<Lot> known(String customerId, Set<Lot> named) {
        if (named.isEmpty()) {
            return Set.of();
        }
        var lots = List.copyOf(named);
        var places = database.createNativeQuery("""
                        select named.place
                        from unnest(cast(:products as text[]), cast(:lots as text[]))
                            with ordinality as named(product_id, lot, place)
                        where exists (
                            select 1 from delivery_line line join delivery using (delivery_note)
                            where line.lot = named.lot and delivery.customer_id = :customer
                                and (named.product_id = '' or line.product_id = named.product_id))
                        """, Long.class)
                .setParameter("customer", customerId)
                .setParameter(
                        "products",
                        lots.stream()
                                .map(lot -> lot.productId() == null ? "" : lot.productId())
                                .toArray(String[]::new))
                .setParameter("lots", lots.stream().map(Lot::number).toArray(String[]::new))
                .getResultList();
        return ((List<?>) places)
                .stream().map(place -> lots.get(((Long) place).intValue() - 1)).collect(Collectors.toSet());
    }

    private void waitForTellers(String customerId) {
        database.createNativeQuery(
                        "select 1 from (select pg_advisory_xact_lock_shared(hashtext('delivery'), hashtext(:customer))) locked")
                .setParameter("customer", customerId)
                .getSingleResult();
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

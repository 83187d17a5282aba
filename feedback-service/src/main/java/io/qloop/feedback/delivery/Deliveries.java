package io.qloop.feedback.delivery;

import io.qloop.feedback.delivery.LotsDelivered.Lot;
import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.transaction.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The copies of ERP's deliveries. */
@ApplicationScoped
public class Deliveries {

    private static final String KNOWN = """
            select named.place
            from unnest(cast(? as text[]), cast(? as text[])) with ordinality as named(product_id, lot, place)
            where exists (
                select 1 from delivery_line line join delivery using (delivery_note)
                where line.lot = named.lot and delivery.customer_id = ?
                    and (named.product_id = '' or line.product_id = named.product_id))""";

    /** The second statement sees what those have told whom the first one has waited for. */
    private static final String KNOWN_AFTER_TELLERS =
            "select pg_advisory_xact_lock_shared(hashtext('delivery'), hashtext(?));\n" + KNOWN;

    private final EntityManager database;
    private final Statements statements;
    private final Event<LotsDelivered> delivered;
    private final Calendars calendars;

    Deliveries(EntityManager database, Statements statements, Event<LotsDelivered> delivered, Calendars calendars) {
        this.database = database;
        this.statements = statements;
        this.delivered = delivered;
        this.calendars = calendars;
    }

    /**
     * Those of the lots that went to this customer, as far as we were told. Of two who ask and tell at the same moment, the
     * second waits for the first, so that a lot is not called unknown beside its delivery.
     *
     * @param named without a product where only the lot is named
     */
    @Transactional(TxType.MANDATORY)
    public Set<Lot> brought(String customerId, Set<Lot> named) {
        if (named.isEmpty()) {
            return Set.of();
        }
        var lots = List.copyOf(named);
        var known = known(customerId, lots);
        return known.size() == lots.size() ? known : knownAfterTellers(customerId, lots);
    }

    // Not over the entity manager: it keeps a native query with a type of results each time it runs, and searches them
    // all.
    private Set<Lot> known(String customerId, List<Lot> lots) {
        return atPlaces(
                lots,
                statements.list(
                        KNOWN, row -> row.getInt(1), of(lots, Deliveries::product), of(lots, Lot::number), customerId));
    }

    private Set<Lot> knownAfterTellers(String customerId, List<Lot> lots) {
        return atPlaces(
                lots,
                statements.list(
                        KNOWN_AFTER_TELLERS,
                        row -> row.getInt(1),
                        customerId,
                        of(lots, Deliveries::product),
                        of(lots, Lot::number),
                        customerId));
    }

    private static String product(Lot lot) {
        return lot.productId() == null ? "" : lot.productId();
    }

    private static Set<Lot> atPlaces(List<Lot> lots, List<Integer> places) {
        return places.stream().map(place -> lots.get(place - 1)).collect(Collectors.toSet());
    }

    /** Takes over what ERP says of a delivery, unless something newer is known already. */
    @Transactional(TxType.MANDATORY)
    void record(GoodsDelivered goods, Instant changedAt) {
        database.createNativeQuery(
                        "select 1 from (select pg_advisory_xact_lock(hashtext('delivery'), hashtext(:customer))) locked")
                .setParameter("customer", goods.customerId())
                .getSingleResult();
        var newer = database.createNativeQuery("""
                        insert into delivery (delivery_note, customer_id, changed_at, delivered_on)
                        values (:note, :customer, :at, :day)
                        on conflict (delivery_note) do update
                        set customer_id = excluded.customer_id, changed_at = excluded.changed_at,
                            delivered_on = excluded.delivered_on
                        where delivery.changed_at <= excluded.changed_at""")
                .setParameter("note", goods.deliveryNote())
                .setParameter("customer", goods.customerId())
                .setParameter("at", changedAt)
                .setParameter("day", calendars.company().dayOf(goods.deliveredAt()))
                .executeUpdate();
        if (newer > 0) {
            replaceLines(goods);
            replaceAmounts(goods);
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
                .setParameter("products", of(goods.lines(), GoodsDelivered.Line::productId))
                .setParameter("lots", of(goods.lines(), GoodsDelivered.Line::lot))
                .executeUpdate();
    }

    private void replaceAmounts(GoodsDelivered goods) {
        database.createNativeQuery("delete from delivery_amount where delivery_note = :note")
                .setParameter("note", goods.deliveryNote())
                .executeUpdate();
        database.createNativeQuery("""
                        insert into delivery_amount (delivery_note, product_id, unit, quantity)
                        select :note, l.product_id, l.unit, sum(cast(l.quantity as numeric))
                        from unnest(cast(:products as text[]), cast(:units as text[]), cast(:quantities as text[]))
                            as l(product_id, unit, quantity)
                        group by l.product_id, l.unit""")
                .setParameter("note", goods.deliveryNote())
                .setParameter("products", of(goods.lines(), GoodsDelivered.Line::productId))
                .setParameter("units", of(goods.lines(), GoodsDelivered.Line::unit))
                .setParameter(
                        "quantities", of(goods.lines(), line -> line.quantity().toPlainString()))
                .executeUpdate();
    }

    private static <T> String[] of(List<T> all, Function<T, String> part) {
        return all.stream().map(part).toArray(String[]::new);
    }
}

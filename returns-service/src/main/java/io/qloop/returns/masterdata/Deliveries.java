package io.qloop.returns.masterdata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;

/** The known deliveries. */
@ApplicationScoped
public class Deliveries {

    private final EntityManager database;

    Deliveries(EntityManager database) {
        this.database = database;
    }

    /** Did this delivery bring this lot to this customer, as far as we were told? */
    public boolean brought(String deliveryNote, String customerId, String productId, String lot) {
        var delivery = database.find(Delivery.class, deliveryNote);
        return delivery != null && delivery.brought(customerId, productId, lot);
    }

    /** Reads them together, so that {@link #brought} finds them at hand in the running transaction. */
    public void read(Collection<String> deliveryNotes) {
        database.createQuery(
                        "select d from Delivery d left join fetch d.lines where d.deliveryNote in :notes",
                        Delivery.class)
                .setParameter("notes", deliveryNotes)
                .getResultList();
    }

    /** Takes the ERP's word over, unless a newer one is known. The first statement keeps two instances from crossing. */
    void accept(GoodsDelivered delivered, Instant at) {
        var newer = database.createNativeQuery("""
                        insert into delivery (delivery_note, customer_id, changed_at) values (:note, :customer, :at)
                        on conflict (delivery_note) do update
                        set customer_id = excluded.customer_id, changed_at = excluded.changed_at
                        where delivery.changed_at <= excluded.changed_at""")
                .setParameter("note", delivered.deliveryNote())
                .setParameter("customer", delivered.customerId())
                .setParameter("at", at)
                .executeUpdate();
        if (newer == 0) {
            return;
        }
        // A return of the same batch may have brought the older word to hand.
        database.detach(database.getReference(Delivery.class, delivered.deliveryNote()));
        database.createNativeQuery("delete from delivery_line where delivery_note = :note")
                .setParameter("note", delivered.deliveryNote())
                .executeUpdate();
        database.createNativeQuery("""
                        insert into delivery_line (delivery_note, product_id, lot)
                        select distinct :note, l.product_id, l.lot
                        from unnest(cast(:products as text[]), cast(:lots as text[])) as l(product_id, lot)""")
                .setParameter("note", delivered.deliveryNote())
                .setParameter(
                        "products",
                        delivered.lines().stream().map(Delivery.Line::productId).toArray(String[]::new))
                .setParameter(
                        "lots",
                        delivered.lines().stream().map(Delivery.Line::lot).toArray(String[]::new))
                .executeUpdate();
    }
}

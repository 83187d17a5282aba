package io.qloop.returns.masterdata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.UncheckedIOException;
import java.time.Instant;

/** The known deliveries. */
@ApplicationScoped
public class Deliveries {

    private final EntityManager database;
    private final ObjectMapper json;

    Deliveries(EntityManager database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Did this delivery bring this lot to this customer, as far as we were told? */
    public boolean brought(String deliveryNote, String customerId, String productId, String lot) {
        var delivery = database.find(Delivery.class, deliveryNote);
        return delivery != null && delivery.brought(customerId, productId, lot);
    }

    /** Takes the ERP's word over, unless a newer one is known. One statement, so that two instances cannot cross. */
    void accept(GoodsDelivered delivered, Instant at) {
        database.createNativeQuery("""
                        insert into delivery (delivery_note, customer_id, lines, changed_at)
                        values (:note, :customer, cast(:lines as jsonb), :at)
                        on conflict (delivery_note) do update
                        set customer_id = excluded.customer_id, lines = excluded.lines, changed_at = excluded.changed_at
                        where delivery.changed_at <= excluded.changed_at""")
                .setParameter("note", delivered.deliveryNote())
                .setParameter("customer", delivered.customerId())
                .setParameter("lines", asJson(delivered))
                .setParameter("at", at)
                .executeUpdate();
    }

    private String asJson(GoodsDelivered delivered) {
        try {
            return json.writeValueAsString(delivered.lines());
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

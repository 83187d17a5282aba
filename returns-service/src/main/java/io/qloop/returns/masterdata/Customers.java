package io.qloop.returns.masterdata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** The known customers. */
@ApplicationScoped
public class Customers {

    private final EntityManager database;

    Customers(EntityManager database) {
        this.database = database;
    }

    public Optional<Customer> find(String customerId) {
        return Optional.ofNullable(database.find(Customer.class, customerId));
    }

    /** Reads them together, so that {@link #find} finds them at hand in the running transaction. */
    public void read(Collection<String> ids) {
        database.createQuery("select e from Customer e where e.customerId in :ids", Customer.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** Takes the ERP's word over, unless a newer one is known. One statement, so that two instances cannot cross. */
    void accept(CustomerChanged changed, Instant at) {
        database.createNativeQuery("""
                        insert into customer (customer_id, name_en, name_zh, changed_at)
                        values (:id, :en, :zh, :at)
                        on conflict (customer_id) do update
                        set name_en = excluded.name_en, name_zh = excluded.name_zh, changed_at = excluded.changed_at
                        where customer.changed_at <= excluded.changed_at""")
                .setParameter("id", changed.customerId())
                .setParameter("en", changed.name().en())
                .setParameter("zh", changed.name().zh())
                .setParameter("at", at)
                .executeUpdate();
    }
}

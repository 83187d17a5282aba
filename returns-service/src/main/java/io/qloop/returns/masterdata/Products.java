package io.qloop.returns.masterdata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** The known products. */
@ApplicationScoped
public class Products {

    private final EntityManager database;

    Products(EntityManager database) {
        this.database = database;
    }

    public Optional<Product> find(String productId) {
        return Optional.ofNullable(database.find(Product.class, productId));
    }

    /** Reads them together, so that {@link #find} finds them at hand in the running transaction. */
    public void read(Collection<String> ids) {
        database.createQuery("select e from Product e where e.productId in :ids", Product.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** Takes the ERP's word over, unless a newer one is known. One statement, so that two instances cannot cross. */
    void accept(ProductChanged changed, Instant at) {
        database.createNativeQuery("""
                        insert into product (product_id, name_en, name_zh, changed_at)
                        values (:id, :en, :zh, :at)
                        on conflict (product_id) do update
                        set name_en = excluded.name_en, name_zh = excluded.name_zh, changed_at = excluded.changed_at
                        where product.changed_at <= excluded.changed_at""")
                .setParameter("id", changed.productId())
                .setParameter("en", changed.name().en())
                .setParameter("zh", changed.name().zh())
                .setParameter("at", at)
                .executeUpdate();
    }
}

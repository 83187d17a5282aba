package io.qloop.feedback.product;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;

/** The copies of ERP's products. */
@ApplicationScoped
public class Products implements PanacheRepositoryBase<Product, String> {

    /** Takes over what ERP says of a product, unless something newer is known already. */
    public void record(ProductChanged product, Instant changedAt) {
        getEntityManager()
                .createNativeQuery("""
                        insert into product (id, name_en, name_zh, active, changed_at)
                        values (:id, :nameEn, :nameZh, :active, :changedAt)
                        on conflict (id) do update set
                            name_en = excluded.name_en, name_zh = excluded.name_zh,
                            active = excluded.active, changed_at = excluded.changed_at
                        where product.changed_at <= excluded.changed_at
                        """)
                .setParameter("id", product.productId())
                .setParameter("nameEn", product.name().en())
                .setParameter("nameZh", product.name().zh())
                .setParameter("active", product.active())
                .setParameter("changedAt", changedAt)
                .executeUpdate();
    }

    /** Those of the products that ERP has told us of. */
    public Set<String> known(Set<String> productIds) {
        return productIds.isEmpty()
                ? Set.of()
                : Set.copyOf(getEntityManager()
                        .createQuery("select id from Product where id in :ids", String.class)
                        .setParameter("ids", productIds)
                        .getResultList());
    }
}

package io.qloop.feedback.customer;

import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** The copies of ERP's customers. */
@ApplicationScoped
public class Customers implements PanacheRepositoryBase<Customer, String> {

    private final CustomerContacts contacts;

    Customers(CustomerContacts contacts) {
        this.contacts = contacts;
    }

    /** Takes over what ERP says of a customer, unless something newer is known already. */
    public void record(CustomerChanged customer, Instant changedAt) {
        var changed = getEntityManager()
                .createNativeQuery("""
                        insert into customer (id, name_en, name_zh, language, active, changed_at)
                        values (:id, :nameEn, :nameZh, :language, :active, :changedAt)
                        on conflict (id) do update set
                            name_en = excluded.name_en, name_zh = excluded.name_zh, language = excluded.language,
                            active = excluded.active, changed_at = excluded.changed_at
                        where customer.changed_at <= excluded.changed_at
                        """)
                .setParameter("id", customer.customerId())
                .setParameter("nameEn", customer.name().en())
                .setParameter("nameZh", customer.name().zh())
                .setParameter("language", customer.language().name())
                .setParameter("active", customer.active())
                .setParameter("changedAt", changedAt)
                .executeUpdate();
        if (changed > 0) {
            contacts.replace(customer.customerId(), customer.contacts());
        }
    }

    /** What the customer is called; empty where the customer is unknown. */
    public Optional<Text> nameOf(String customerId) {
        return findByIdOptional(customerId).map(Customer::name);
    }

    /** The language that the customer reads; empty where the customer is unknown. */
    public Optional<Language> languageOf(String customerId) {
        return findByIdOptional(customerId).map(Customer::language);
    }
}

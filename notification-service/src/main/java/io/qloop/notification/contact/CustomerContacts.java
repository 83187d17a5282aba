package io.qloop.notification.contact;

import io.qloop.notification.address.MailAddress;
import io.qloop.platform.erasure.ErasedAddresses;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** The contacts of all customers. */
@ApplicationScoped
public class CustomerContacts implements PanacheRepositoryBase<CustomerContact, String> {

    private final ErasedAddresses erased;

    CustomerContacts(ErasedAddresses erased) {
        this.erased = erased;
    }

    /**
     * Takes over the first contact that can be written to, unless something newer is known already. Who was erased is not
     * taken over again.
     */
    void record(CustomerChanged customer, Instant changedAt) {
        var contact = customer.contacts().stream()
                .filter(c -> MailAddress.parse(c.mail()).isPresent())
                .filter(c -> !erased.contains(customer.customerId(), c.mail()))
                .findFirst();
        getEntityManager()
                .createNativeQuery("""
                        insert into customer_contact (customer_id, language, name, mail, site, changed_at)
                        values (:customerId, :language, :name, :mail, :site, :changedAt)
                        on conflict (customer_id) do update set
                            language = excluded.language, name = excluded.name, mail = excluded.mail,
                            site = excluded.site, changed_at = excluded.changed_at
                        where customer_contact.changed_at <= excluded.changed_at
                        """)
                .setParameter("customerId", customer.customerId())
                .setParameter("language", customer.language().name())
                .setParameter("name", contact.map(CustomerChanged.Contact::name).orElse(null))
                .setParameter("mail", contact.map(CustomerChanged.Contact::mail).orElse(null))
                .setParameter("site", customer.site())
                .setParameter("changedAt", changedAt)
                .executeUpdate();
    }
}

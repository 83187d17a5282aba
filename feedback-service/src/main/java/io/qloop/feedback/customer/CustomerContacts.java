package io.qloop.feedback.customer;

import io.qloop.platform.erasure.ErasedAddresses;
import io.qloop.platform.transaction.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The mail addresses of customers' contacts as ERP last named them: by these a mail's customer is known. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class CustomerContacts {

    private final Statements statements;
    private final ErasedAddresses erased;

    CustomerContacts(Statements statements, ErasedAddresses erased) {
        this.statements = statements;
        this.erased = erased;
    }

    /** The customers that somebody with this address is a contact of, usually one. */
    public Set<String> customersOf(String mail) {
        return new TreeSet<>(statements.list(
                "select customer_id from customer_contact where mail = ?", row -> row.getString(1), comparable(mail)));
    }

    /** Is there anybody at the customer who can be written to? */
    public boolean hasAny(String customerId) {
        return statements.one(
                "select exists (select from customer_contact where customer_id = ?)",
                row -> row.getBoolean(1),
                customerId);
    }

    /** These and no others are the customer's contacts now; who was erased is not taken over again. */
    void replace(String customerId, List<CustomerChanged.Contact> contacts) {
        var mails = new TreeSet<String>();
        contacts.stream()
                .map(CustomerChanged.Contact::mail)
                .filter(mail -> !erased.contains(customerId, mail))
                .map(CustomerContacts::comparable)
                .forEach(mails::add);
        statements.update("delete from customer_contact where customer_id = ?", customerId);
        statements.updateAll(
                "insert into customer_contact (customer_id, mail) values (?, ?)",
                mails.stream().map(mail -> new Object[] {customerId, mail}).toList());
    }

    private static String comparable(String mail) {
        return mail.strip().toLowerCase(Locale.ROOT);
    }
}

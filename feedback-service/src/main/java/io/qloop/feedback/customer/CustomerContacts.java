package io.qloop.feedback.customer;

import io.qloop.platform.erasure.ErasedAddresses;
import io.qloop.platform.transaction.StorageFault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/** The mail addresses of customers' contacts as ERP last named them: by these a mail's customer is known. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class CustomerContacts {

    private final DataSource dataSource;
    private final ErasedAddresses erased;

    CustomerContacts(DataSource dataSource, ErasedAddresses erased) {
        this.dataSource = dataSource;
        this.erased = erased;
    }

    /** The customers that somebody with this address is a contact of, usually one. */
    public Set<String> customersOf(String mail) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select customer_id from customer_contact where mail = ?")) {
            select.setString(1, comparable(mail));
            try (var rows = select.executeQuery()) {
                var customers = new TreeSet<String>();
                while (rows.next()) {
                    customers.add(rows.getString(1));
                }
                return customers;
            }
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    /** Is there anybody at the customer who can be written to? */
    public boolean hasAny(String customerId) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "select exists (select from customer_contact where customer_id = ?)")) {
            select.setString(1, customerId);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    /** These and no others are the customer's contacts now; who was erased is not taken over again. */
    void replace(String customerId, List<CustomerChanged.Contact> contacts) {
        var mails = new TreeSet<String>();
        contacts.stream()
                .map(CustomerChanged.Contact::mail)
                .filter(mail -> !erased.contains(customerId, mail))
                .map(CustomerContacts::comparable)
                .forEach(mails::add);
        try (var connection = dataSource.getConnection();
                var delete = connection.prepareStatement("delete from customer_contact where customer_id = ?");
                var insert =
                        connection.prepareStatement("insert into customer_contact (customer_id, mail) values (?, ?)")) {
            delete.setString(1, customerId);
            delete.executeUpdate();
            for (var mail : mails) {
                insert.setString(1, customerId);
                insert.setString(2, mail);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    private static String comparable(String mail) {
        return mail.strip().toLowerCase(Locale.ROOT);
    }
}

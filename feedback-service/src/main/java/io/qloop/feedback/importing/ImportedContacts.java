package io.qloop.feedback.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The contacts that imports have told of; who was erased is not among them any more. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class ImportedContacts {

    private final Statements statements;

    ImportedContacts(Statements statements) {
        this.statements = statements;
    }

    /** In the order in which they came. */
    List<ImportedContact> of(Collection<String> customers) {
        return statements.run(
                "select customer_id, name, mail, role from imported_contact"
                        + " where customer_id = any(?) and mail is not null order by number",
                (connection, select) -> {
                    select.setArray(1, connection.createArrayOf("text", customers.toArray()));
                    var contacts = new ArrayList<ImportedContact>();
                    try (var rows = select.executeQuery()) {
                        while (rows.next()) {
                            contacts.add(new ImportedContact(
                                    rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
                        }
                    }
                    return contacts;
                });
    }

    void put(List<ImportedContact> contacts) {
        statements.run("""
                insert into imported_contact (customer_id, name, mail, role) values (?, ?, ?, ?)
                on conflict (customer_id, mail) do update set name = excluded.name, role = excluded.role""", (_, upsert) -> {
            for (var contact : contacts) {
                upsert.setString(1, contact.customerId());
                upsert.setString(2, contact.name());
                upsert.setString(3, contact.mail());
                upsert.setString(4, contact.role());
                upsert.addBatch();
            }
            return upsert.executeBatch();
        });
    }
}

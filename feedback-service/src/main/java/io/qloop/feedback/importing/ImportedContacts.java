package io.qloop.feedback.importing;

import io.qloop.platform.transaction.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
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
        return statements.list(
                "select customer_id, name, mail, role from imported_contact"
                        + " where customer_id = any(?) and mail is not null order by number",
                row -> new ImportedContact(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                (Object) customers.toArray(String[]::new));
    }

    void put(List<ImportedContact> contacts) {
        statements.updateAll(
                """
                insert into imported_contact (customer_id, name, mail, role) values (?, ?, ?, ?)
                on conflict (customer_id, mail) do update set name = excluded.name, role = excluded.role""",
                contacts.stream()
                        .map(it -> new Object[] {it.customerId(), it.name(), it.mail(), it.role()})
                        .toList());
    }
}

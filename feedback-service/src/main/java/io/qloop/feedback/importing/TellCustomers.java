package io.qloop.feedback.importing;

import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.feedback.customer.CustomerChanged;
import io.qloop.feedback.customer.Customers;
import io.qloop.platform.event.DomainEvent;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells of customers in the place of the ERP: every service, this one at once, so that what is imported next knows them. */
@ApplicationScoped
class TellCustomers {

    private static final String TYPE = "erp.customer-changed.v1";

    private final ImportedMasterData masterData;
    private final ImportedContacts contacts;
    private final Customers customers;
    private final Outbox outbox;

    TellCustomers(ImportedMasterData masterData, ImportedContacts contacts, Customers customers, Outbox outbox) {
        this.masterData = masterData;
        this.contacts = contacts;
        this.customers = customers;
        this.outbox = outbox;
    }

    /** The whole customer, as the contract wants it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Told(
            String customerId,
            Text name,
            Language language,
            boolean active,
            List<ImportedContact> contacts,
            String site) {

        private CustomerChanged changed() {
            return new CustomerChanged(
                    customerId,
                    name,
                    language,
                    active,
                    contacts.stream()
                            .map(contact -> new CustomerChanged.Contact(contact.mail()))
                            .toList());
        }
    }

    /** @param contents of the customers, by their ids */
    void handle(TableImport of, Map<String, Map<String, String>> contents) {
        var at = ImportedMasterData.toldAt(of);
        var people = contacts.of(contents.keySet()).stream().collect(groupingBy(ImportedContact::customerId));
        contents.forEach((id, content) -> {
            masterData.tell(of, ImportKind.CUSTOMERS, id, content);
            var told = told(id, content, people.getOrDefault(id, List.of()));
            customers.record(told.changed(), at);
            outbox.append(DomainEvent.inPlaceOfErp(TYPE, id, at, told));
        });
    }

    private static Told told(String id, Map<String, String> content, List<ImportedContact> people) {
        return new Told(
                id,
                new Text(content.get("nameEn"), content.get("nameZh")),
                Language.valueOf(content.get("language").toUpperCase(Locale.ROOT)),
                content.get("active").equals("yes"),
                people,
                content.get("site"));
    }
}

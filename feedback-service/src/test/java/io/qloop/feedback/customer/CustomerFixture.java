package io.qloop.feedback.customer;

import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.stream.Stream;

/** Customers that ERP has told of, without the way over Kafka. */
@ApplicationScoped
public class CustomerFixture {
    private final Customers customers;

    CustomerFixture(Customers customers) {
        this.customers = customers;
    }

    @Transactional
    public void known(String customerId, Language language, String... mails) {
        customers.record(
                new CustomerChanged(
                        customerId,
                        new Text("Customer " + customerId, "客户 " + customerId),
                        language,
                        true,
                        Stream.of(mails).map(CustomerChanged.Contact::new).toList()),
                Instant.EPOCH);
    }
}

package io.qloop.feedback.information;

import static io.qloop.feedback.information.InformationRequests.PATH;
import static io.qloop.feedback.information.InformationRequests.auditor;
import static io.qloop.feedback.information.InformationRequests.customer;
import static io.qloop.feedback.information.InformationRequests.generalManager;
import static io.qloop.feedback.information.InformationRequests.headOfSales;
import static io.qloop.feedback.information.InformationRequests.information;
import static io.qloop.feedback.information.InformationRequests.put;
import static io.qloop.feedback.information.InformationRequests.recorded;
import static io.qloop.feedback.information.InformationRequests.sales;

import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.testing.CaseAttachmentsTest;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

@ServiceTest
class InformationAttachmentTest extends CaseAttachmentsTest {

    @Inject
    CustomerFixture customers;

    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void masterData() {
        customers.known(ours, Language.ZH);
    }

    @Override
    protected String open() {
        return PATH + "/" + recorded(sales(), information(ours, "opinion", "oral"));
    }

    @Override
    protected void conclude(String path) {
        put(headOfSales(), path, "/closure", Map.of("reason", "重复")).statusCode(200);
    }

    @Override
    protected Tokens worker() {
        return sales();
    }

    @Override
    protected List<Tokens> readers() {
        return List.of(generalManager(), auditor());
    }

    @Override
    protected List<Tokens> strangers() {
        return List.of(Tokens.of("admin").roles("admin"), Tokens.of("erp").roles("system"), customer(ours));
    }
}

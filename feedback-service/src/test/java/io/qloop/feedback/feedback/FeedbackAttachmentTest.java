package io.qloop.feedback.feedback;

import static io.qloop.feedback.feedback.FeedbackRequests.PATH;
import static io.qloop.feedback.feedback.FeedbackRequests.auditor;
import static io.qloop.feedback.feedback.FeedbackRequests.customer;
import static io.qloop.feedback.feedback.FeedbackRequests.escalate;
import static io.qloop.feedback.feedback.FeedbackRequests.production;
import static io.qloop.feedback.feedback.FeedbackRequests.quality;
import static io.qloop.feedback.feedback.FeedbackRequests.reported;

import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.testing.CustomersAttachmentsTest;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

@ServiceTest
class FeedbackAttachmentTest extends CustomersAttachmentsTest {

    @Inject
    CustomerFixture customers;

    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void masterData() {
        customers.known(ours, Language.ZH);
    }

    @Override
    protected String open() {
        return PATH + "/" + reported(ours);
    }

    @Override
    protected void conclude(String path) {
        escalate(quality(), path.substring(PATH.length() + 1), "*").then().statusCode(200);
    }

    @Override
    protected Tokens worker() {
        return production();
    }

    @Override
    protected List<Tokens> readers() {
        return List.of(Tokens.of("gm").roles("general-manager"), auditor());
    }

    @Override
    protected List<Tokens> strangers() {
        return List.of(Tokens.of("admin").roles("admin"), Tokens.of("erp").roles("system"), otherCustomer());
    }

    @Override
    protected Tokens owner() {
        return customer(ours);
    }

    @Override
    protected Tokens otherCustomer() {
        return customer(ours + "-X");
    }
}

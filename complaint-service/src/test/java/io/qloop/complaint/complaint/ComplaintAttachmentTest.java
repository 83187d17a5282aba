package io.qloop.complaint.complaint;

import static io.qloop.complaint.Scenes.headOfQuality;
import static io.qloop.complaint.Scenes.opened;
import static io.qloop.complaint.Scenes.unique;
import static io.qloop.complaint.Scenes.verifiedActionOf;

import io.qloop.complaint.Scenes;
import io.qloop.platform.testing.CustomersAttachmentsTest;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

@ServiceTest
class ComplaintAttachmentTest extends CustomersAttachmentsTest {

    private static final String PATH = "/api/v1/complaints/";

    private static Scenes scenes;
    private static String customer;

    @BeforeAll
    static void setTheScene() {
        scenes = new Scenes();
        customer = scenes.customer();
    }

    @AfterAll
    static void tidyUp() {
        scenes.close();
    }

    @Override
    protected String open() {
        return PATH + opened(customer, unique("L"));
    }

    @Override
    protected void conclude(String path) {
        verifiedActionOf(path.substring(PATH.length()));
        headOfQuality()
                .header("If-Match", "*")
                .body("{\"resolution\": \"replaced\"}")
                .put(path + "/closure")
                .then()
                .statusCode(200);
    }

    @Override
    protected Tokens worker() {
        return Tokens.of("chen.sales").roles("staff").functions("sales");
    }

    @Override
    protected List<Tokens> readers() {
        return List.of(
                Tokens.of("gm").roles("general-manager"), Tokens.of("audit").roles("auditor"));
    }

    @Override
    protected List<Tokens> strangers() {
        return List.of(Tokens.of("admin").roles("admin"), Tokens.of("erp").roles("system"), otherCustomer());
    }

    @Override
    protected Tokens owner() {
        return Tokens.of("acme").roles("customer").customer(customer);
    }

    @Override
    protected Tokens otherCustomer() {
        return Tokens.of("other").roles("customer").customer("C-OTHER");
    }
}

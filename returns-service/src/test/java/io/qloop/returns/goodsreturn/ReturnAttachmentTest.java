package io.qloop.returns.goodsreturn;

import static io.qloop.returns.Scenes.inspector;
import static io.qloop.returns.Scenes.line;
import static io.qloop.returns.Scenes.returns;

import io.qloop.platform.testing.CustomersAttachmentsTest;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.qloop.returns.Scenes;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

@ServiceTest
class ReturnAttachmentTest extends CustomersAttachmentsTest {

    private static Scenes scenes;
    private static String customer;
    private static String product;

    private String reference;

    @BeforeAll
    static void setTheScene() {
        scenes = new Scenes();
        customer = scenes.customer();
        product = scenes.product();
    }

    @AfterAll
    static void tidyUp() {
        scenes.close();
    }

    @Override
    protected String open() {
        reference = scenes.received(customer, line(1, product, "L-1", 120), line(2, product, "L-2", 120));
        return "/api/v1/returns/" + returns(reference).getFirst().get("id");
    }

    @Override
    protected void conclude(String path) {
        for (var inspection : Scenes.inspections(reference)) {
            inspector()
                    .header("If-Match", "*")
                    .body("""
                            {"inspected": 20, "nonconforming": 0, "defects": [], "verdict": "conforming",
                             "dispositions": [{"kind": "restock", "quantity": 120}]}""")
                    .put("/api/v1/inspections/" + inspection.get("id") + "/result")
                    .then()
                    .statusCode(200);
        }
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

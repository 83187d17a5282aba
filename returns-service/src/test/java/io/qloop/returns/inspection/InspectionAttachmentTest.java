package io.qloop.returns.inspection;

import static io.qloop.returns.Scenes.inspections;
import static io.qloop.returns.Scenes.inspector;
import static io.qloop.returns.Scenes.line;

import io.qloop.platform.testing.CaseAttachmentsTest;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.qloop.returns.Scenes;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

@ServiceTest
class InspectionAttachmentTest extends CaseAttachmentsTest {

    private static Scenes scenes;
    private static String customer;
    private static String product;

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
        var reference = scenes.received(customer, line(1, product, "L-1", 120));
        return "/api/v1/inspections/" + inspections(reference).getFirst().get("id");
    }

    @Override
    protected void conclude(String path) {
        inspector()
                .header("If-Match", "*")
                .body("""
                        {"inspected": 20, "nonconforming": 0, "defects": [], "verdict": "conforming",
                         "dispositions": [{"kind": "restock", "quantity": 120}]}""")
                .put(path + "/result")
                .then()
                .statusCode(200);
    }

    @Override
    protected Tokens worker() {
        return Tokens.of("wang.qc").roles("staff").functions("quality");
    }

    @Override
    protected List<Tokens> readers() {
        return List.of(
                Tokens.of("chen.sales").roles("staff").functions("sales"),
                Tokens.of("gm").roles("general-manager"),
                Tokens.of("audit").roles("auditor"));
    }

    @Override
    protected List<Tokens> strangers() {
        return List.of(
                Tokens.of("admin").roles("admin"),
                Tokens.of("erp").roles("system"),
                Tokens.of("acme").roles("customer").customer(customer));
    }
}

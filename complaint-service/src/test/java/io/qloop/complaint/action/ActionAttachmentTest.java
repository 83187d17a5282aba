package io.qloop.complaint.action;

import static io.qloop.complaint.Scenes.completedActionOf;
import static io.qloop.complaint.Scenes.firstActionOf;
import static io.qloop.complaint.Scenes.headOfQuality;
import static io.qloop.complaint.Scenes.opened;
import static io.qloop.complaint.Scenes.unique;
import static org.hamcrest.Matchers.empty;

import io.qloop.complaint.Scenes;
import io.qloop.platform.testing.CaseAttachmentsTest;
import io.qloop.platform.testing.FileFixture;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
class ActionAttachmentTest extends CaseAttachmentsTest {

    private static final String PATH = "/api/v1/actions/";

    private static Scenes scenes;
    private static String customer;

    private String complaint;

    @BeforeAll
    static void setTheScene() {
        scenes = new Scenes();
        customer = scenes.customer();
    }

    @AfterAll
    static void tidyUp() {
        scenes.close();
    }

    @Test
    @Tag("AH-83")
    void staysOpenWhileAMeasureDidNotWork() {
        var path = open();
        completedActionOf(complaint);
        verify(path, "{\"effective\": false, \"remark\": \"still scratched\"}");

        upload(worker(), path + "/attachments", "b.png", FileFixture.png())
                .then()
                .statusCode(201);
    }

    @Test
    @Tag("AH-83")
    void keepsItsFilesApartFromThoseOfTheComplaint() {
        var path = open();
        added(worker(), path + "/attachments");

        as(Tokens.of("acme").roles("customer").customer(customer))
                .get("/api/v1/complaints/" + complaint + "/attachments")
                .then()
                .statusCode(200)
                .body("$", empty());
    }

    @Override
    protected String open() {
        complaint = opened(customer, unique("L"));
        return PATH + firstActionOf(complaint);
    }

    @Override
    protected void conclude(String path) {
        completedActionOf(complaint);
        verify(path, "{\"effective\": true}");
    }

    private static void verify(String path, String body) {
        headOfQuality()
                .header("If-Match", "*")
                .body(body)
                .put(path + "/verification")
                .then()
                .statusCode(200);
    }

    @Override
    protected Tokens worker() {
        return Tokens.of("zhao.production").roles("function-head").functions("production");
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

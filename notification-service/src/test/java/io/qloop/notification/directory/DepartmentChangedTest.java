package io.qloop.notification.directory;

import static io.qloop.notification.directory.Directory.DEPARTMENTS;
import static io.qloop.notification.directory.Directory.fresh;
import static io.qloop.notification.testing.Company.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.qloop.notification.testing.MailTest;
import io.qloop.platform.testing.Contracts;
import io.qloop.platform.testing.KafkaProbe;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Departments where ERP is their master. */
@MailTest
class DepartmentChangedTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static KafkaProbe kafka;

    private final String code = fresh("erp");
    private final String site = fresh("site");

    @BeforeAll
    static void openProbe() {
        kafka = new KafkaProbe();
    }

    @AfterAll
    static void closeProbe() {
        kafka.close();
    }

    /** The example of the head of quality in Suzhou, for a department of its own. */
    private void announce(String id, String time, String head) {
        var example = Contracts.examples("erp.department-changed.v1").stream()
                .filter(text -> text.contains("quality-suzhou"))
                .findFirst()
                .orElseThrow();
        kafka.sendStructured(
                "erp.master-data",
                example.replace("erp-department-quality-suzhou-1", id + code)
                        .replace("management-representative-suzhou", "representative-" + code)
                        .replace("quality-suzhou", code)
                        .replace("\"suzhou\"", "\"" + site + "\"")
                        .replace("jiang.quality", head + "." + code)
                        .replace("2026-11-16T01:00:00Z", time));
    }

    private void awaitHead(String head) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(admin().get(DEPARTMENTS + code).<String>path("posts[0].holder.mail"))
                        .startsWith(head + "."));
    }

    @Test
    void takesADepartmentOverWithItsPosts() {
        announce("first-", "2026-11-16T01:00:00Z", "jiang");

        awaitHead("jiang");
        admin().get(DEPARTMENTS + code)
                .then()
                .body("name.zh", equalTo("苏州厂质管部"), "function", equalTo("quality"), "site", equalTo(site))
                .body("superior", equalTo("quality-centre"))
                .body("posts.post", contains("head", "deputy", "representative-" + code))
                .body("posts[0].name.zh", equalTo("质管部部长"), "posts[2].holder", nullValue());
    }

    @Test
    void keepsTheNewestNewsOnly() {
        announce("first-", "2026-11-16T01:00:00Z", "jiang");
        awaitHead("jiang");
        announce("newer-", "2026-11-18T01:00:00Z", "xu");
        awaitHead("xu");
        announce("older-", "2026-11-17T01:00:00Z", "late");
        announce("newest-", "2026-11-19T01:00:00Z", "ma");

        awaitHead("ma");

        admin().get("/api/v1/directory/holdings?sort=createdAt&post=head&department=" + code)
                .then()
                .body("items.size()", equalTo(3));
    }

    @Test
    void understandsEveryExample() {
        Contracts.examples("erp.department-changed.v1")
                .forEach(example -> kafka.sendStructured("erp.master-data", example));

        await().atMost(PATIENCE).untilAsserted(() -> {
            admin().get(DEPARTMENTS + "repair-tongling").then().statusCode(200).body("active", equalTo(false));
            admin().get(DEPARTMENTS + "quality-suzhou").then().statusCode(200);
        });
        // Other tests look for the company's head of quality.
        admin().header("If-Match", "*")
                .body(Directory.description(Map.of("active", false)))
                .put(DEPARTMENTS + "quality-suzhou")
                .then()
                .statusCode(200);
    }
}

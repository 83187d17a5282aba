package io.qloop.systemtests;

import static io.qloop.systemtests.product.Work.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.systemtests.product.Json;
import io.qloop.systemtests.product.Parts;
import io.qloop.systemtests.product.Until;
import io.qloop.systemtests.product.Work;
import io.qloop.systemtests.product.World;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The one public door: what it shows, what it refuses, and what it says when nobody is at home behind it. */
@SystemTest
class GatewayIT {

    private final World world;

    GatewayIT(World world) {
        this.world = world;
    }

    @Test
    void saysThatAServiceIsAwayAndWhenItIsBack() {
        var door = world.rest().nobody();
        assertThat(door.get("//health").status()).isEqualTo(200);
        try {
            world.product().stop("survey");

            var away = world.as("audit").get("/surveys");
            assertThat(away.status()).isIn(502, 503, 504);
            assertThat(away.header("Content-Type")).startsWith("application/problem+json");
            assertThat(away.value("type")).startsWith("/problems/");
            Until.asserted("the health of all", () -> {
                var health = door.get("//health");
                assertThat(health.status()).isEqualTo(503);
                assertThat(health.text()).contains("survey");
            });
            // The others go on.
            assertThat(world.as("audit").get("/complaints").status()).isEqualTo(200);
        } finally {
            world.product().start("survey");
        }

        Until.asserted("healthy again", Duration.ofSeconds(90), () -> {
            assertThat(door.get("//health").status()).isEqualTo(200);
            assertThat(world.as("audit").get("/surveys").status()).isEqualTo(200);
        });
    }

    @Test
    void namesEveryServiceInItsHealth() {
        var health = world.rest().nobody().get("//health").expect(200);

        assertThat(Parts.SERVICES)
                .allSatisfy(service -> assertThat(health.text()).contains(service));
    }

    @Test
    void showsOneDescriptionOfAllServicesAndAPageToTryIt() {
        var description = world.rest().nobody().get("//openapi.json").expect(200);
        assertThat(description.value("openapi")).startsWith("3.1");
        for (var path : new String[] {
            "/api/v1/feedbacks", "/api/v1/complaints", "/api/v1/returns", "/api/v1/surveys", "/api/v1/functions"
        }) {
            assertThat(description.body().path("paths").has(path)).as(path).isTrue();
        }

        var page = world.rest()
                .nobody()
                .send("GET", "//api", Map.of("Accept", "text/html"), null)
                .expect(200);

        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).isNotEmpty();
    }

    @Test
    void answersTheSameToTheSameRequestSentTwice() {
        var key = UUID.randomUUID().toString();
        var feedback = Work.feedback("d", fresh("twice"));
        var first = world.as("chen.sales").post("/feedbacks", key, feedback).expect(201);

        var second = world.as("chen.sales").post("/feedbacks", key, feedback);
        var other = world.as("chen.sales").post("/feedbacks", key, Work.feedback("d", fresh("other")));
        var without = world.as("chen.sales").send("POST", "/feedbacks", Map.of(), feedback.toString());

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.problem()).isEqualTo("idempotency-key-missing");
    }

    @Test
    void changesOnlyTheVersionThatWasRead() {
        var feedback = world.as("chen.sales")
                .post("/feedbacks", Work.feedback("d", fresh("version")))
                .expect(201);
        world.work().report(feedback.id());
        var path = "/feedbacks/" + feedback.id() + "/escalation";
        var reason = Json.object().put("reason", "customer insists");
        var etag = world.as("chen.sales").get("/feedbacks/" + feedback.id()).etag();

        var without = world.as("chen.sales").put(path, reason);
        var stale = world.as("chen.sales").put(path, "\"4711\"", reason);
        var right = world.as("chen.sales").put(path, etag, reason);
        var again = world.as("chen.sales").put(path, right.etag(), reason);

        assertThat(without.status()).isEqualTo(428);
        assertThat(without.problem()).isEqualTo("if-match-missing");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.problem()).isEqualTo("version-stale");
        assertThat(right.status()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(409);
    }

    @Test
    void refusesWhatIsTooLargeAndWhatNobodyOwns() {
        var large = Json.object().put("content", "x".repeat(1_200_000));

        var tooLarge = world.as("chen.sales").post("/feedbacks", large);
        var nowhere = world.as("chen.sales").get("/payrolls");

        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(nowhere.status()).isEqualTo(404);
        assertThat(nowhere.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void givesEveryAnswerARequestIdAndSecurityHeaders() {
        var answer = world.as("audit").get("/complaints").expect(200);

        assertThat(answer.header("X-Request-Id")).isNotEmpty();
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }
}

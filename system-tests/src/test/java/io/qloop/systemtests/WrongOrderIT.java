package io.qloop.systemtests;

import static io.qloop.systemtests.product.Work.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.qloop.systemtests.product.Answer;
import io.qloop.systemtests.product.Json;
import io.qloop.systemtests.product.Metrics;
import io.qloop.systemtests.product.Rest;
import io.qloop.systemtests.product.Until;
import io.qloop.systemtests.product.Work;
import io.qloop.systemtests.product.World;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What comes before its time is put aside where the administrator sees it, and has its effect when it is re-driven. */
@SystemTest
@Tag("AH-12")
class WrongOrderIT {

    private final World world;
    private final Work work;

    WrongOrderIT(World world) {
        this.world = world;
        this.work = world.work();
    }

    @Test
    void takesAReturnInWhenItsCustomerIsKnownAndItIsRedriven() {
        var customer = fresh("C");
        var reference = fresh("RN-EARLY");
        world.bus().publish(Work.returnReceived(reference, customer, fresh("LOT")));
        var letter = deadLetter(reference);
        assertThat(letter.path("reason").asText()).isEqualTo("unknown-customer");
        assertThat(work.inspectionsOf(reference)).isEmpty();
        var whole = admin().get(path(letter)).expect(200);
        assertThat(whole.value("payload")).contains(reference);
        assertThat(whole.body().path("headers").path("ce_type").asText()).isEqualTo("logistics.return-received.v1");

        var tooEarly = redrive(letter);
        assertThat(tooEarly.status()).isEqualTo(409);
        assertThat(tooEarly.problem()).isNotEmpty();

        introduce(customer);
        redrive(letter).expectSuccess();

        assertThat(work.inspectionsOf(reference)).hasSize(1);
        assertThat(work.openDeadLetter("returns", reference)).isEmpty();
        assertThat(admin().get(path(letter)).value("status")).isEqualTo("redriven");
        // A second time there is nothing left to re-drive.
        assertThat(redrive(letter).status()).isEqualTo(409);
        assertThat(work.inspectionsOf(reference)).hasSize(1);
    }

    @Test
    void redrivesAllThatWaitAtOnce() {
        var customer = fresh("C");
        var first = fresh("RN-EARLY");
        var second = fresh("RN-EARLY");
        world.bus().publish(Work.returnReceived(first, customer, fresh("LOT")));
        world.bus().publish(Work.returnReceived(second, customer, fresh("LOT")));
        deadLetter(first);
        deadLetter(second);
        introduce(customer);

        admin().send("PUT", "/services/returns/dead-letters/redrive", Map.of(), null)
                .expectSuccess();

        assertThat(work.inspectionsOf(first)).hasSize(1);
        assertThat(work.inspectionsOf(second)).hasSize(1);
    }

    @Test
    void keepsADiscardedMessageOnRecordWithItsReason() {
        var reference = fresh("RN-NEVER");
        world.bus().publish(Work.returnReceived(reference, fresh("C"), fresh("LOT")));
        var letter = deadLetter(reference);

        var withoutReason = admin().put(path(letter) + "/discard", Json.object());
        admin().put(path(letter) + "/discard", Json.object().put("reason", "送错厂 / sent to the wrong plant"))
                .expectSuccess();

        assertThat(withoutReason.status()).isEqualTo(400);
        var kept = admin().get(path(letter)).expect(200);
        assertThat(kept.value("status")).isEqualTo("discarded");
        assertThat(kept.value("discardReason")).contains("wrong plant");
        assertThat(kept.value("decidedBy")).isEqualTo("admin");
        assertThat(work.openDeadLetter("returns", reference)).isEmpty();
    }

    @Test
    void raisesTheGaugeThatAnAlertWatches() {
        var reference = fresh("RN-GAUGE");

        world.bus().publish(Work.returnReceived(reference, fresh("C"), fresh("LOT")));
        deadLetter(reference);

        Until.asserted("the gauge of open dead letters", () -> assertThat(
                        Metrics.of(world.product().url("returns")).value("qloop_dead_letters_open"))
                .isGreaterThanOrEqualTo(1));
    }

    @Test
    void answersProblemsForWhatIsNotThere() {
        var unknown = admin().get("/services/returns/dead-letters/" + UUID.randomUUID());
        var nobodysService = admin().get("/services/payroll/dead-letters");

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.problem()).isEqualTo("dead-letter-not-found");
        assertThat(nobodysService.status()).isEqualTo(404);
    }

    private JsonNode deadLetter(String reference) {
        return Until.present("the dead letter of " + reference, () -> work.openDeadLetter("returns", reference));
    }

    private void introduce(String customer) {
        world.bus().publishTo(Work.customerChanged(customer), "returns");
    }

    private Answer redrive(JsonNode letter) {
        return admin().send("PUT", path(letter) + "/redrive", Map.of(), null);
    }

    private static String path(JsonNode letter) {
        return "/services/returns/dead-letters/" + letter.path("id").asText();
    }

    private Rest.Session admin() {
        return world.as("admin");
    }
}

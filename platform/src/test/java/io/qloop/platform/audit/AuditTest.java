package io.qloop.platform.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qloop.platform.sample.Sample;
import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
class AuditTest {

    @Inject
    EntityManager em;

    @Inject
    AuditEntries entries;

    @Inject
    Audit audit;

    @Test
    @Tag("X-007")
    void writesEveryChangeWithValuesBeforeAndAfter() {
        var sample = stored();
        QuarkusTransaction.requiringNew()
                .run(() -> em.find(Sample.class, sample.id()).note("looked at"));
        QuarkusTransaction.requiringNew().run(() -> em.remove(em.find(Sample.class, sample.id())));

        var found = entriesOf(sample);

        assertThat(found)
                .extracting(AuditEntry::action)
                .containsExactly(AuditAction.INSERTED, AuditAction.CHANGED, AuditAction.REMOVED);
        assertThat(found.get(0).changes().get("reference")).asString().startsWith("audit-");
        assertThat(found.get(1).changes()).isEqualTo(Map.of("note", Arrays.asList(null, "looked at")));
        assertThat(found.get(2).changes()).isEmpty();
    }

    @Test
    void writesNothingOfARolledBackChange() {
        var sample = new Sample("audit-" + UUID.randomUUID());

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    em.persist(sample);
                    em.flush();
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(entriesOf(sample)).isEmpty();
    }

    @Test
    @Tag("X-007")
    void namesWhoAskedInWhichRequestAndWhy() {
        var sample = stored();

        given().auth()
                .oauth2(Tokens.of("wang.qc")
                        .roles("staff")
                        .functions("quality", "logistics")
                        .client("desk")
                        .sign())
                .header("X-Request-Id", "request-17")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .contentType(ContentType.JSON)
                .body(Map.of("note", "corrected", "reason", "The customer sent the right lot number"))
                .put("/api/v1/samples/{id}/note", sample.id())
                .then()
                .statusCode(204);

        var change = entriesOf(sample).getLast();
        assertThat(change.actor()).isEqualTo("wang.qc");
        assertThat(change.functions()).containsExactly("logistics", "quality");
        assertThat(change.client()).isEqualTo("desk");
        assertThat(change.reason()).isEqualTo("The customer sent the right lot number");
        assertThat(change.requestId()).isEqualTo("request-17");
        assertThat(change.traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(change.service()).isEqualTo("returns");
    }

    @Test
    void forgetsTheReasonWithTheTransaction() {
        var sample = new Sample("audit-" + UUID.randomUUID());
        QuarkusTransaction.requiringNew().run(() -> {
            audit.because("Planned");
            em.persist(sample);
        });
        QuarkusTransaction.requiringNew()
                .run(() -> em.find(Sample.class, sample.id()).note("later"));

        assertThat(entriesOf(sample)).extracting(AuditEntry::reason).containsExactly("Planned", null);
    }

    @Test
    @Tag("X-003")
    void keepsWhoSignedInWhichOrderAndWhen() {
        var sample = stored();
        var before = Instant.now();
        sign("li.quality", sample, "author", "Report is complete");
        sign("wang.qc", sample, "reviewer", "Cause is proven");
        sign("gm", sample, "approver", "Measures are released");

        var signatures = audit.signatures(sample.id().toString());

        assertThat(signatures).extracting(Signature::order).containsExactly(1, 2, 3);
        assertThat(signatures).extracting(Signature::signer).containsExactly("li.quality", "wang.qc", "gm");
        assertThat(signatures)
                .extracting(Signature::role)
                .containsExactly(SignatureRole.AUTHOR, SignatureRole.REVIEWER, SignatureRole.APPROVER);
        assertThat(signatures)
                .extracting(Signature::meaning)
                .containsExactly("Report is complete", "Cause is proven", "Measures are released");
        assertThat(signatures)
                .extracting(Signature::signedAt)
                .isSorted()
                .allMatch(at -> !at.isBefore(before.minusMillis(1)));
        assertThat(signatures).allSatisfy(signature -> {
            assertThat(signature.entity()).isEqualTo("Sample");
            assertThat(signature.entityId()).isEqualTo(sample.id());
            assertThat(signature.contentHash()).isEqualTo(Sha256.hex(Sha256.of("{\"id\":\"" + sample.id() + "\"}")));
        });
    }

    @Test
    void letsOnlyThoseSignWhoAreSignedIn() {
        var sample = stored();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> audit.sign(sample, SignatureRole.APPROVER, "{}", "Approved")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("signed in");
    }

    @Test
    void keepsTextsThatPostgresCannotHold() {
        var sample = stored();
        QuarkusTransaction.requiringNew().run(() -> {
            audit.because("a\0b 漆膜 \u0001 \uD83D\uDE00");
            em.find(Sample.class, sample.id()).note("x");
        });

        var stored = storedOf(sample).getLast();

        assertThat(AuditEntry.read(stored.text()).reason()).isEqualTo("a\ufffdb 漆膜 \u0001 \uD83D\uDE00");
        assertThat(stored.hash()).isEqualTo(Sha256.of(stored.text()));
    }

    private static void sign(String login, Sample sample, String role, String meaning) {
        given().auth()
                .oauth2(Tokens.of(login).roles("staff").functions("quality").sign())
                .contentType(ContentType.JSON)
                .body(Map.of("role", role, "meaning", meaning))
                .put("/api/v1/samples/{id}/signature", sample.id())
                .then()
                .statusCode(204);
    }

    private Sample stored() {
        var sample = new Sample("audit-" + UUID.randomUUID());
        QuarkusTransaction.requiringNew().run(() -> em.persist(sample));
        return sample;
    }

    private List<AuditEntry> entriesOf(Sample sample) {
        return storedOf(sample).stream().map(e -> AuditEntry.read(e.text())).toList();
    }

    private List<StoredEntry> storedOf(Sample sample) {
        var wanted = new AuditEntries.Wanted(sample.id().toString(), null, null, null, null);
        return entries.list(wanted, null, 100, true);
    }
}

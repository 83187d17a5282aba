package io.qloop.platform.erasure;

import static io.qloop.platform.testing.AuditVerifier.verify;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.qloop.platform.testing.ServiceTest;
import io.qloop.platform.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
@Tag("AH-81")
class ErasureTest {

    private static final String SERVICE = "/api/v1/services/returns";
    private static final String NAME = "顾敏";
    private static final String MAIL = "gu.min@acme.example";

    @Inject
    EntityManager em;

    @Inject
    DataSource database;

    @Inject
    ErasedAddresses addresses;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @TempDir
    Path folder;

    private final String customer = "C-" + UUID.randomUUID().toString().substring(0, 8);

    /** Other tests verify the trail, and a redaction that is not sealed yet is not believed. */
    @AfterEach
    void awaitSeals() {
        await().untilAsserted(() -> assertThat(number("""
                select count(*) from audit_entry
                where position > (select coalesce(max(last_position), 0) from audit_seal)""")).isZero());
    }

    @Test
    void putsAPseudonymIntoTheDataAndTheTrailAndLeavesTheChainValid() throws Exception {
        var letter = letter(customer, "请联系顾敏女士, " + MAIL);
        QuarkusTransaction.requiringNew()
                .run(() -> em.find(Letter.class, letter).write("顾敏回电：问题已解决"));
        awaitSeals();
        var seal = last("select encode(hash, 'hex') from audit_seal order by number desc limit 1");

        var pseudonym = erase(Map.of("name", NAME, "mail", MAIL))
                .statusCode(201)
                .body("pseudonym", matchesPattern("Person-[2-9A-Z]{8}"))
                .body("rowsChanged", equalTo(1))
                .body("entriesRedacted", equalTo(2))
                .extract()
                .<String>path("pseudonym");
        awaitSeals();

        assertThat(words(letter)).isEqualTo(pseudonym + "回电：问题已解决");
        var export = exported();
        assertThat(Files.readString(export))
                .contains("请联系" + pseudonym + "女士, " + pseudonym.toLowerCase() + "@erased.invalid")
                .as("the seals of before are the same")
                .contains(seal);
        assertThat(verify(export)).startsWith("0 Intact").contains("entries were redacted");
        as("auditor")
                .get(SERVICE + "/audit-entries?caseId=" + letter)
                .then()
                .body("items.action", hasItem("redacted"))
                .body("items.findAll { it.action == 'redacted' }.reason", hasItem("asked for by the customer"))
                .body("items.findAll { it.action == 'redacted' }.actor", hasItem("admin.person"))
                .body("items.changes.toString()", not(containsString(NAME)));
        assertThat(number("select count(*) from audit_entry where case_id = '" + letter
                        + "' and entry::text like '%顾敏%'"))
                .isZero();
    }

    /** Everything that the redacted entry says is known but the name; its hash is too, and still finds no name. */
    @Test
    void leavesNothingBehindByWhichTheNameCouldBeTried() {
        var letter = letter(customer, "顾敏");

        var pseudonym = erase(Map.of("name", NAME)).extract().<String>path("pseudonym");

        assertThat(number("""
                select count(*) from audit_entry where case_id = '%s' and action = 'INSERTED' and entry ->> 'salt' is null
                    and hash <> sha256(convert_to(replace(entry::text, '%s', '顾敏'), 'UTF8'))""".formatted(letter, pseudonym))).isOne();
        assertThat(number("select count(*) from audit_entry where case_id = '%s' and entry ->> 'salt' is not null"
                        .formatted(letter)))
                .isOne();
    }

    @Test
    void leavesOtherCustomersAndOtherPeopleAlone() {
        var other = letter("C-other-" + customer, "请联系顾敏女士");
        var colleague = letter(customer, "请联系顾小敏, gu.min@acme.example.cn");

        erase(Map.of("name", NAME, "mail", MAIL))
                .body("rowsChanged", equalTo(0))
                .body("entriesRedacted", equalTo(0));

        assertThat(words(other)).contains(NAME);
        assertThat(words(colleague)).isEqualTo("请联系顾小敏, gu.min@acme.example.cn");
    }

    @Test
    void takesSeveralPeopleOutOfOneEntryOneAfterTheOther() throws Exception {
        var letter = letter(customer, "Anna Weber und Jonas Beck");

        var first = erase(Map.of("name", "Anna Weber")).extract().<String>path("pseudonym");
        var second = erase(Map.of("name", "jonas beck", "pseudonym", "Person-AAAA2222"))
                .extract()
                .<String>path("pseudonym");
        awaitSeals();

        assertThat(second).isEqualTo("Person-AAAA2222");
        assertThat(words(letter)).isEqualTo(first + " und " + second);
        assertThat(verify(exported())).startsWith("0 ");
    }

    @Test
    void isNotUndoneByWhoeverHasReadTheRowBefore() {
        var letter = letter(customer, NAME);

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    var read = em.find(Letter.class, letter);
                    erase(Map.of("name", NAME)).statusCode(201);
                    read.write(read.words() + "!");
                    em.flush();
                }))
                .isInstanceOf(OptimisticLockException.class);
        assertThat(words(letter)).startsWith("Person-");
    }

    @Test
    void knowsAnErasedAddressAgainWithoutKeepingIt() {
        erase(Map.of("mail", MAIL)).statusCode(201);

        assertThat(isErased(customer, " GU.MIN@acme.example ")).isTrue();
        assertThat(isErased(customer, "somebody@acme.example")).isFalse();
        assertThat(isErased("C-other", MAIL)).isFalse();
    }

    /** Not even with an announcement in the table, when no entry of the trail says so. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set entry = replace(entry::text, '敏', '明')::json where case_id = '%s'",
                "update audit_redaction set becomes = sha256('x')",
                "delete from audit_redaction",
                "insert into audit_redaction select (select max(position) from audit_entry where action <> 'REDACTED'),"
                        + " position, sha256(convert_to(replace(entry::text, '敏', '明'), 'UTF8')) from audit_entry"
                        + " where case_id = '%1$s' and action = 'CHANGED';"
                        + " update audit_entry set entry = replace(entry::text, '敏', '明')::json"
                        + " where case_id = '%1$s' and action = 'CHANGED'"
            })
    @Tag("AH-80")
    void allowsNoOtherChangeOfTheTrailEvenToTheSuperuser(String statement) throws SQLException {
        var letter = letter(customer, NAME);
        QuarkusTransaction.requiringNew()
                .run(() -> em.find(Letter.class, letter).write("敏"));
        erase(Map.of("name", NAME)).statusCode(201);

        try (var superuser = DriverManager.getConnection(url, "postgres", "qloop")) {
            assertThatThrownBy(() -> superuser.createStatement().execute(statement.formatted(letter)))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("never changed or removed");
        }
    }

    @Test
    void saysWhatIsWrongAndChangesNothing() {
        var letter = letter(customer, NAME);

        erase(Map.of()).statusCode(422).body("type", equalTo("/problems/erasure-person-missing"));
        erase(Map.of("name", NAME, "reason", "顾敏要求")).statusCode(422).body("errors[0].field", equalTo("reason"));
        erase(Map.of("name", "x")).statusCode(400).body("errors[0].field", equalTo("name"));
        erase(Map.of("mail", "nobody")).statusCode(400).body("errors[0].field", equalTo("mail"));
        erase(Map.of("phone", "12")).statusCode(400);
        erase(Map.of("name", NAME, "pseudonym", NAME)).statusCode(400);

        assertThat(words(letter)).isEqualTo(NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff", "function-head", "customer", "system", "auditor", "general-manager"})
    void isForAdministratorsOnly(String role) {
        eraseAs(role, Map.of("name", NAME)).statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "auditor", "general-manager"})
    void isOnRecord(String role) {
        var id = erase(Map.of("name", NAME)).extract().<String>path("id");

        as(role).get(SERVICE + "/erasures?customerId=" + customer)
                .then()
                .statusCode(200)
                .body("items.size()", greaterThan(0))
                .body("items[0].askedBy", equalTo("admin.person"));
        as(role).get(SERVICE + "/erasures/" + id).then().statusCode(200);
        as("staff").get(SERVICE + "/erasures").then().statusCode(403);
        as("staff").get(SERVICE + "/erasures/" + id).then().statusCode(403);
        as(role).get(SERVICE + "/erasures/" + UUID.randomUUID()).then().statusCode(404);
    }

    private UUID letter(String customerId, String words) {
        var letter = new Letter(customerId, words);
        QuarkusTransaction.requiringNew().run(() -> em.persist(letter));
        return letter.id();
    }

    private String words(UUID letter) {
        return QuarkusTransaction.requiringNew()
                .call(() -> em.find(Letter.class, letter).words());
    }

    private boolean isErased(String customerId, String mail) {
        return QuarkusTransaction.requiringNew().call(() -> addresses.contains(customerId, mail));
    }

    private ValidatableResponse erase(Map<String, String> person) {
        return eraseAs("admin", person);
    }

    private ValidatableResponse eraseAs(String role, Map<String, String> person) {
        var body = new HashMap<>(Map.of("customerId", customer, "reason", "asked for by the customer"));
        body.putAll(person);
        return as(role).header("Idempotency-Key", UUID.randomUUID())
                .body(body)
                .post(SERVICE + "/erasures")
                .then();
    }

    private long number(String sql) {
        return Long.parseLong(last(sql));
    }

    private String last(String sql) {
        try (var connection = database.getConnection();
                var row = connection.createStatement().executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path exported() throws Exception {
        var export = as("auditor").get(SERVICE + "/audit-export").asByteArray();
        return Files.write(folder.resolve("export.jsonl"), export);
    }

    private static RequestSpecification as(String role) {
        return given().contentType(ContentType.JSON)
                .auth()
                .oauth2(Tokens.of(role + ".person").roles(role).sign());
    }
}

package io.qloop.notification.directory;

import static io.qloop.notification.directory.Directory.PEOPLE;
import static io.qloop.notification.directory.Directory.appoint;
import static io.qloop.notification.directory.Directory.department;
import static io.qloop.notification.directory.Directory.gaps;
import static io.qloop.notification.directory.Directory.person;
import static io.qloop.notification.testing.Company.admin;
import static io.qloop.notification.testing.Company.freshAddress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qloop.notification.testing.MailTest;
import io.qloop.platform.i18n.Language;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of people when their accounts change. */
@MailTest
class TakeOverAccountsTest {

    @Inject
    TakeOverAccounts takeOver;

    private final String account = UUID.randomUUID().toString();
    private final String login = "login-" + account.substring(0, 8);
    private final String mail = freshAddress("account");

    private Person.Account account(String id, String name, String address, boolean enabled) {
        return new Person.Account(id, login, name, Optional.of(address), Optional.of(Language.EN), enabled);
    }

    private static Map<String, Object> withMail(String address) {
        return admin().get(PEOPLE + "?mail=" + address).jsonPath().getMap("items[0]");
    }

    @Test
    void entersWhoeverHasAnAccount() {
        var result = takeOver.handle(List.of(account(account, "Li Na", mail, true)));

        assertThat(result.accounts()).isEqualTo(1);
        assertThat(withMail(mail))
                .containsEntry("name", "Li Na")
                .containsEntry("language", "en")
                .containsEntry("login", login)
                .containsEntry("source", "keycloak")
                .containsEntry("active", true);
        assertThat(takeOver.handle(List.of(account(account, "Li Na", mail, true)))
                        .changed())
                .isZero();
    }

    @Test
    void leavesThePostsOfWhoeverIsDisabledOrGoneVacant() {
        var code = department(Map.of());
        takeOver.handle(List.of(account(account, "Li Na", mail, true)));
        appoint(code, "head", Map.of("person", withMail(mail).get("id"))).then().statusCode(200);

        takeOver.handle(List.of(account(account, "Li Na", mail, false)));

        assertThat(withMail(mail)).containsEntry("active", false);
        assertThat(gaps())
                .anySatisfy(gap ->
                        assertThat(gap).containsEntry("kind", "holder-gone").containsEntry("department", code));

        takeOver.handle(List.of(account(account, "Li Na", mail, true)));
        assertThat(withMail(mail)).containsEntry("active", true);

        takeOver.handle(List.of(account(UUID.randomUUID().toString(), "Other", freshAddress("other"), true)));
        assertThat(withMail(mail)).containsEntry("active", false);
    }

    @Test
    void knowsByTheAddressWhoeverTheDirectoryKnewBeforeAndKeepsTheName() {
        var id = person("李娜", mail);

        takeOver.handle(List.of(account(account, "Na Li", mail, true)));

        assertThat(withMail(mail))
                .containsEntry("id", id)
                .containsEntry("name", "李娜")
                .containsEntry("login", login);
    }

    @Test
    void followsAnAccountToAnotherAddress() {
        var other = freshAddress("moved");
        takeOver.handle(List.of(account(account, "Li Na", mail, true)));
        var id = withMail(mail).get("id");

        takeOver.handle(List.of(account(account, "Li Na", other, true)));

        assertThat(withMail(other)).containsEntry("id", id);
        assertThat(withMail(mail)).isNullOrEmpty();
    }

    @Test
    void passesAnAddressOnToTheAccountThatHasItNow() {
        var other = freshAddress("entered");
        var entered = person("王", other);
        takeOver.handle(List.of(account(account, "Li Na", mail, true)));

        takeOver.handle(List.of(account(account, "Li Na", other, true)));

        assertThat(withMail(other)).containsEntry("id", entered).containsEntry("login", login);
        assertThat(withMail(mail)).containsEntry("active", false);
    }

    @Test
    void keepsApartWhoeverHadAnAddressAndWhoeverHasItNow() {
        var other = freshAddress("moved");
        takeOver.handle(List.of(account(account, "Li Na", mail, true)));
        var id = withMail(mail).get("id");

        takeOver.handle(List.of(
                account(UUID.randomUUID().toString(), "Li Ning", mail, true), account(account, "Li Na", other, true)));

        assertThat(withMail(other)).containsEntry("id", id).containsEntry("name", "Li Na");
        assertThat(withMail(mail)).containsEntry("name", "Li Ning");
        assertThat(withMail(mail).get("id")).isNotEqualTo(id);
    }

    @Test
    void doesNotBringBackWhoWasErased() {
        takeOver.handle(List.of(account(account, "Li Na", mail, true)));
        var id = (String) withMail(mail).get("id");
        admin().header("If-Match", "*")
                .body(Map.of("reason", "has left"))
                .put(PEOPLE + id + "/erasure")
                .then()
                .statusCode(200);

        takeOver.handle(List.of(account(account, "Li Na", mail, true)));

        assertThat(withMail(mail)).isNullOrEmpty();
        admin().get(PEOPLE + id).then().body("active", equalTo(false));
    }

    @Test
    void breaksNothingWithoutKeycloak() {
        admin().put(PEOPLE + "refresh")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/keycloak-not-configured"));
    }

    @Test
    void readsWhatKeycloakSays() throws IOException {
        var json = new ObjectMapper();

        assertThat(Accounts.account(json.readTree("""
                        {"id": "1", "username": "li.quality", "firstName": "娜", "lastName": "李", "email": "li@qloop.local",
                         "enabled": true, "attributes": {"locale": ["zh-CN"], "functions": ["quality"]}}""")))
                .contains(new Person.Account(
                        "1", "li.quality", "李娜", Optional.of("li@qloop.local"), Optional.of(Language.ZH), true));
        assertThat(Accounts.account(json.readTree("""
                        {"id": "2", "username": "weber", "firstName": "Anna", "lastName": "Weber", "enabled": false}""")))
                .contains(new Person.Account("2", "weber", "Anna Weber", Optional.empty(), Optional.empty(), false));
        assertThat(Accounts.account(json.readTree("""
                        {"id": "3", "username": "robot", "enabled": true}""")))
                .map(Person.Account::name)
                .contains("robot");
        assertThat(Accounts.account(json.readTree("""
                        {"id": "4", "username": "acme", "enabled": true, "attributes": {"customerId": ["C-1007"]}}"""))).isEmpty();
    }
}

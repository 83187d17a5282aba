package io.qloop.notification.letter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.qloop.notification.message.AddressedBy;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.Recipient;
import io.qloop.notification.testing.Company;
import io.qloop.notification.testing.MailTest;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.json.EnumNames;
import io.qloop.platform.testing.Tokens;
import io.quarkus.qute.Engine;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every letter in every language and form, with everything that it may tell and with next to nothing. */
@MailTest
class LetterTemplatesTest {

    private static final Audience OURS = new Audience.FunctionHead("production", null);
    private static final Audience CUSTOMERS = new Audience.Customer("C-1007");

    private static final Matter FULL = new Matter(
            "CA-2026-000015",
            "CP-2026-000012",
            "First <b>& line</b>\nsecond line",
            "P-200",
            "L20261101-03",
            "a",
            Instant.parse("2026-12-01T09:30:00Z"),
            "/complaints/01a1f81d-c130-7c2b-9afb-08c81297ad0c");

    /** What every message has. */
    private static final Matter SPARSE =
            new Matter("FB-1", "FB-1", null, null, null, null, null, "/feedbacks/01a1f81d-c130-7c2b-9afb-08c81297ad0c");

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    /** Words of the house that a customer has no use for. */
    private static final List<String> INTERNAL_WORDS = List.of(
            "/complaints/",
            "/feedbacks/",
            "/proceedings/",
            "/information-",
            "/early-warnings/",
            "/acknowledgements/",
            "your department",
            "Corrective action",
            "corrective action",
            "procedure",
            "Urgent",
            "贵部门",
            "纠正措施",
            "程序",
            "紧急",
            "内部");

    @Inject
    Engine engine;

    @Inject
    Letters letters;

    private Stream<MessageKind> kindsFor(String folder) {
        return Stream.of(MessageKind.values()).filter(kind -> template(folder, Language.EN, kind, "html"));
    }

    private boolean template(String folder, Language language, MessageKind kind, String format) {
        return engine.getTemplate("letter/" + folder + "/" + language.tag() + "/" + EnumNames.of(kind) + "." + format)
                != null;
    }

    private Letter write(MessageKind kind, Audience audience, Matter matter, Language language) {
        var reader = new Recipient("Reader", "reader@qloop.local", language, AddressedBy.HEAD);
        return letters.write(
                kind,
                audience,
                matter,
                reader,
                audience == OURS ? Optional.of("/api/v1/acknowledgements/token") : Optional.empty());
    }

    @Test
    @Tag("IM-039")
    void everyKindIsForCustomersOrForUsAndInEveryLanguageAndForm() {
        for (var kind : MessageKind.values()) {
            var folders = Stream.of("internal", "customer")
                    .filter(folder -> Stream.of(Language.values()).anyMatch(it -> template(folder, it, kind, "html")))
                    .toList();
            assertThat(folders).as(kind.name()).containsExactly(kind.isForCustomers() ? "customer" : "internal");
            for (var language : Language.values()) {
                assertThat(List.of("html", "txt"))
                        .as(kind + " in " + language)
                        .allMatch(format -> template(folders.getFirst(), language, kind, format));
            }
        }
    }

    @Test
    @Tag("IM-039")
    void everyLetterIsWrittenInItsLanguageWhateverItHasToTell() {
        for (var language : Language.values()) {
            for (var folder : List.of("internal", "customer")) {
                var audience = folder.equals("internal") ? OURS : CUSTOMERS;
                kindsFor(folder).forEach(kind -> {
                    for (var matter : List.of(FULL, SPARSE)) {
                        var letter = write(kind, audience, matter, language);
                        var all = letter.subject() + letter.text() + letter.html();

                        assertThat(CHINESE.matcher(all).find())
                                .as(kind + " " + language)
                                .isEqualTo(language == Language.ZH);
                        assertThat(all)
                                .as(kind + " " + language)
                                .doesNotContain("{words", "{#", "NOT_FOUND", "letter.", "null", "{0}", "{4}");
                        assertThat(letter.html())
                                .contains("lang=\"" + language.tag() + "\"", "max-width:600px")
                                .doesNotContain("<img", "<script", "<b>", "url(", "@import", "<style");
                        assertThat(letter.text()).doesNotContain("&amp;", "&lt;", "<td");
                        assertThat(letter.subject()).containsAnyOf(matter.number(), matter.caseNumber());
                    }
                });
            }
        }
    }

    @Test
    void everyLetterOfOursLeadsToTheCaseAndCanBeAcknowledged() {
        for (var language : Language.values()) {
            kindsFor("internal").forEach(kind -> {
                var letter = write(kind, OURS, FULL, language);

                for (var form : List.of(letter.text(), letter.html())) {
                    assertThat(form)
                            .as(kind + " " + language)
                            .contains(
                                    "http://localhost:8080" + FULL.path(),
                                    "http://localhost:8080/api/v1/acknowledgements/token");
                }
                assertThat(letter.isUrgent()).isTrue();
            });
        }
    }

    @Test
    void nothingInternalReachesACustomer() {
        for (var language : Language.values()) {
            kindsFor("customer").forEach(kind -> {
                var letter = write(kind, CUSTOMERS, FULL, language);

                assertThat(letter.subject() + letter.text() + letter.html())
                        .as(kind + " " + language)
                        .doesNotContain(INTERNAL_WORDS)
                        // Which goods it is about is what an advisory notice has to say.
                        .matches(text -> kind.isProvedByCustomers()
                                == (text.contains("P-200") && text.contains("L20261101-03")));
                assertThat(letter.isUrgent()).isFalse();
            });
        }
    }

    @Test
    void aLetterOfOursCannotBeWrittenToACustomer() {
        kindsFor("internal").forEach(kind -> assertThat(template("customer", Language.ZH, kind, "txt"))
                .as(kind.name())
                .isFalse());
        kindsFor("customer").forEach(kind -> assertThat(template("internal", Language.ZH, kind, "txt"))
                .as(kind.name())
                .isFalse());
    }

    @Test
    void leadsACustomerToItsSurvey() {
        var survey = new Matter("SV-1", "CP-1", null, null, null, null, FULL.dueAt(), "/survey/key");

        var letter = write(MessageKind.SURVEY_SENT, CUSTOMERS, survey, Language.EN);

        assertThat(letter.text()).contains("http://localhost:8080/survey/key");
        assertThat(letter.html()).contains("http://localhost:8080/survey/key", "1 December 2026, 17:30 (China Time)");
    }

    @Test
    void tellsOurPeopleTheTimeOfTheirSite() {
        var site = "s-" + UUID.randomUUID().toString().substring(0, 8);
        Company.admin()
                .body(Map.of(
                        "zone",
                        "Europe/Berlin",
                        "hours",
                        List.of("08:00-16:30"),
                        "weekend",
                        List.of("saturday", "sunday"),
                        "reason",
                        "second site"))
                .put("/api/v1/calendars/" + site)
                .then()
                .statusCode(201);

        for (var audience : List.of(
                new Audience.FunctionHead("production", site), new Audience.Department("x", "production", site))) {
            assertThat(write(MessageKind.ACTION_ASSIGNED, audience, FULL, Language.EN)
                            .text())
                    .contains("1 December 2026, 10:30 (");
        }
        assertThat(write(MessageKind.ACTION_ASSIGNED, OURS, FULL, Language.EN).text())
                .contains("1 December 2026, 17:30 (China Time)");
        assertThat(write(MessageKind.SURVEY_SENT, CUSTOMERS, FULL, Language.EN).html())
                .contains("17:30 (China Time)");
    }

    @Test
    void escapesWhatOthersHaveWritten() {
        var letter = write(MessageKind.ACTION_ASSIGNED, OURS, FULL, Language.EN);

        assertThat(letter.html()).contains("First &lt;b&gt;&amp; line&lt;/b&gt;<br>second line");
        assertThat(letter.text()).contains("First <b>& line</b>\nsecond line");
    }

    @Test
    void showsEveryKindAsAnExampleLeadsToIt() throws IOException {
        var seen = Files.createDirectories(Path.of("target/letters"));
        var missing = new ArrayList<String>();
        for (var kind : MessageKind.values()) {
            for (var language : Language.values()) {
                for (var format : List.of("html", "text")) {
                    var answer = Company.admin()
                            .get("/api/v1/letters/" + EnumNames.of(kind) + "/preview?format=" + format + "&language="
                                    + language.tag());
                    if (answer.statusCode() == 200) {
                        Files.writeString(
                                seen.resolve(EnumNames.of(kind) + "-" + language.tag()
                                        + (format.equals("html") ? ".html" : ".txt")),
                                answer.asString());
                    } else {
                        missing.add(kind + " " + language + " " + format + ": " + answer.asString());
                    }
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void showsItToWhoeverMaySeeItAndKeepsNothing() {
        var before = Company.admin().get("/api/v1/messages?limit=1").jsonPath().getString("items[0].id");
        var path = "/api/v1/letters/action-assigned/preview?language=zh&format=";

        given().auth()
                .oauth2(Tokens.of("audit").roles("auditor").sign())
                .get(path + "html")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Language", "zh")
                .body(containsString("收件人："));
        Company.admin().get(path + "text").then().contentType("text/plain").body(containsString("【QLoop】"));
        given().auth()
                .oauth2(Tokens.of("chen.sales").roles("staff", "function-head").sign())
                .get(path + "html")
                .then()
                .statusCode(403)
                .contentType(equalTo("application/problem+json"));
        Company.admin().get("/api/v1/letters/nonsense/preview").then().statusCode(404);
        Company.admin().get(path + "pdf").then().statusCode(400);

        assertThat(Company.admin().get("/api/v1/messages?limit=1").jsonPath().getString("items[0].id"))
                .isEqualTo(before);
    }
}

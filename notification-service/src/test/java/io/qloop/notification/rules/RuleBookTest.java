package io.qloop.notification.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qloop.notification.rules.RuleBookReader.Broken;
import io.qloop.platform.i18n.Texts;
import jakarta.validation.Validation;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleBookTest {

    private static final String FILE = "rules/messages.yaml";

    private final PublishedEvents events = new PublishedEvents(new ObjectMapper());
    private final RuleBookReader reader = new RuleBookReader(
            new RuleBookCheck(events), Validation.buildDefaultValidatorFactory().getValidator(), new Texts());

    private static String shipped() throws IOException {
        return PublishedEvents.resource(FILE);
    }

    private void assertBroken(String yaml, String... reasons) {
        assertThatThrownBy(() -> reader.readYaml("messages.yaml", yaml))
                .isInstanceOf(Broken.class)
                .hasMessageContainingAll(reasons);
    }

    @Test
    void everyPublishedEventTellsSomebodyOrSaysWhyNot() throws IOException {
        var book = reader.readYaml(FILE, shipped());

        assertThat(book.events().keySet()).containsExactlyInAnyOrderElementsOf(events.types());
        assertThat(book.events().values())
                .allSatisfy(rules -> assertThat(rules.tell().isEmpty()).isEqualTo(rules.nobody() != null));
    }

    @Test
    void anEventWithoutRulesIsFound() throws IOException {
        assertBroken(
                shipped().replaceFirst("(?m)^  erp.goods-delivered.v1:.*\n", ""),
                "the event erp.goods-delivered.v1 needs rules, or a reason why it tells nobody");
    }

    /** A place of the shipped rules, what is written there, and what is said of it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    erp.goods-delivered.v1: | erp.goods-lost.v1:              | no event 'erp.goods-lost.v1'
                    kind: low-score-given   | kind: low-score-taken           | /kind
                    kind: low-score-given   | kin: low-score-given            | kin
                    kind: low-score-given   | kind: complaint-closed          | complaint-closed are not written to these
                    function: after-sales   | function: after-lunch           | function
                    {function: after-sales} | {}                              | exactly one way
                    {function: after-sales} | {post: somebody}                | exactly one way
                    {function: after-sales} | {function: sales, toldBefore: true} | exactly one way
                    {function: after-sales} | {headOf: department}            | the event has no field 'department'
                    {function: after-sales} | {copies: answer}                | the event has no field 'copies'
                    field: channel, is: e-mail | field: way, is: e-mail       | the event has no field 'way'
                    field: channel, is: e-mail | field: channel               | exactly one of 'is', 'in', 'present', 'atLeast' and 'differsFrom'
                    due: expiresAt          | due: endsAt                     | the event has no field 'endsAt'
                    `{key}: {feedbacks}`    | `{key}: {complaints}`           | complaints
                    `{resolution}`          | `{resolution} {lot}`            | lot
                    `{resolution}`          | `{#each}`                       | cannot be filled
                    `{resolution}`          | `{cdi:secrets.all}`             | cannot be filled
                    `summaries/{month}`     | `summaries/{reader}`            | cannot be filled
                    urgency: urgent         | urgency: soon                   | urgency
                    as: {a: urgent          | is: {a: urgent                  | is
                    site: {field: site}     | site: {}                        | 'ofCustomer' or 'field'
                    nobody: Master data.    | tell: []                        | either tells somebody
                    dueWithin: 3 working-days | dueWithin: soon               | a length reads like '3 working-days'
                    daily: {at: "08:00"     | daily: {at: "8 o'clock"         | digests.daily.at
                    daily: {at: "08:00"     | hourly: {at: "08:00"            | hourly
                    `kind: survey-sent,`    | `kind: survey-sent, mode: digest,` | digests are for our own people
                    `urgency: urgent}`      | `urgency: urgent, optOut: allowed}` | what is urgent is told at once
                    `kind: copy-to-know,`   | `kind: copy-to-know, mode: digest,` | copies that a procedure demands are told at once
                    `kind: low-score-given` | `kind: daily-digest`            | come by themselves
                    `optOut: allowed}`      | `optOut: forbidden}`            | optOut
                    """)
    void aFlawIsSaidWithItsPlace(String at, String instead, String reason) throws IOException {
        var yaml = shipped();
        assertThat(yaml).contains(at);

        var broken = yaml.replaceFirst(Pattern.quote(at), Matcher.quoteReplacement(instead));

        assertBroken(broken, "messages.yaml", reason);
    }

    @Test
    void aFlawIsSaidWithItsLine() {
        assertBroken(
                """
                events:
                  qloop.survey.survey-sent.v1:
                    matter: {number: "{number}", caseNumber: "{complaintNumber}", path: "/survey/{token}"}
                    tell:
                      - {kind: survey-sent, to: [{customer: buyerId}]}
                """,
                "messages.yaml:5: /events/qloop.survey.survey-sent.v1/tell/0/to/0/customer the event has no field 'buyerId'");
        assertBroken("events: [", "messages.yaml:");
    }

    @Test
    void whatIsKeptIsReadAgainToTheLetter() throws IOException {
        var book = reader.readYaml(FILE, shipped());

        assertThat(RuleBookReader.parse(RuleBookReader.text(book))).isEqualTo(book);
    }

    @Test
    void anEventThatACompanysRulesDoNotKnowYetGoesByTheShippedOnes() throws IOException {
        var shipped = reader.readYaml(FILE, shipped());
        var older = new RuleBook(
                null, Map.of("erp.product-changed.v1", new EventRules("Of no interest.", null, null, null)));

        var completed = older.completedBy(shipped);

        assertThat(completed.of("erp.product-changed.v1").orElseThrow().nobody())
                .isEqualTo("Of no interest.");
        assertThat(completed.events().keySet()).isEqualTo(shipped.events().keySet());
    }
}

package io.qloop.feedback.mail;

import static io.qloop.feedback.feedback.FeedbackRequests.act;
import static io.qloop.feedback.feedback.FeedbackRequests.registered;
import static io.qloop.feedback.feedback.FeedbackRequests.sales;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.feedback.feedback.FeedbackRequests;
import io.qloop.platform.i18n.Language;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MailTest
class MailboxReaderTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Inject
    CustomerFixture customers;

    @Inject
    ReceivedMails mails;

    @Inject
    CrashableMailboxes mailboxes;

    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);
    private final String guMin = "gu.min@" + ours.toLowerCase() + ".example";

    @BeforeEach
    void masterData() {
        customers.known(ours, Language.ZH, guMin);
    }

    @AfterEach
    void behave() {
        mailboxes.comeBack();
    }

    @Test
    void readsOnBehindAHundredMailsThatCannotBeTakenInAndTriesThemAgain() {
        var mark = "Stuck " + ours;
        mailboxes.stickTo(mark);
        var stuck = IntStream.range(0, 120)
                .mapToObj(i -> RawMail.from(guMin).with("Subject", mark).text("Coil " + i))
                .toList();
        CustomersPost.put(stuck.stream().map(RawMail::bytes).toArray(byte[][]::new));
        var good = RawMail.from(guMin);

        CustomersPost.put(good.bytes());

        assertThat(awaited(good).status()).isEqualTo(MailStatus.OPENED_FEEDBACK);
        assertThat(called(stuck.getFirst().id())).isEmpty();
        mailboxes.comeBack();
        stuck.forEach(mail -> assertThat(awaited(mail).status()).isEqualTo(MailStatus.OPENED_FEEDBACK));
    }

    @Test
    void bringsAnAnswerToAMergedFeedbackIntoTheOneThatGoesOn() {
        var first = RawMail.from(guMin);
        CustomersPost.put(first.bytes());
        var merged = awaited(first).feedbackId().orElseThrow().toString();
        var number = FeedbackRequests.read(sales(), merged).extract().<String>path("number");
        var goesOn = registered(ours);
        act(sales(), merged, "merger", Map.of("into", goesOn, "reason", "同一问题")).statusCode(200);
        var byReference = RawMail.from(guMin).with("References", first.id()).text("A second coil.");
        var byNumber = RawMail.from(guMin).with("Subject", "Re: " + number).text("A third coil.");

        CustomersPost.put(byReference.bytes(), byNumber.bytes());

        for (var answer : List.of(byReference, byNumber)) {
            assertThat(awaited(answer).feedbackId()).contains(UUID.fromString(goesOn));
        }
    }

    private ReceivedMail awaited(RawMail mail) {
        return await().atMost(PATIENCE)
                .until(() -> called(mail.id()), it -> !it.isEmpty())
                .getFirst();
    }

    private List<ReceivedMail> called(String messageId) {
        return QuarkusTransaction.requiringNew().call(() -> mails.list("messageId", messageId));
    }
}

package io.qloop.notification.intake;

import static io.qloop.notification.testing.Company.appoint;
import static io.qloop.notification.testing.Company.freshAddress;
import static io.qloop.notification.testing.Company.messages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.qloop.notification.testing.Company;
import io.qloop.notification.testing.Events;
import io.qloop.notification.testing.Inbox;
import io.qloop.notification.testing.MailTest;
import io.qloop.platform.testing.Contracts;
import io.qloop.platform.testing.KafkaProbe;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a customer is asked, and who hears of its answer. */
@MailTest
@Tag("IM-018")
class InquiryMailsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static KafkaProbe kafka;

    private final String customer = "C-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void openProbe() {
        kafka = new KafkaProbe();
    }

    @AfterAll
    static void closeProbe() {
        kafka.close();
    }

    @Test
    void asksAChineseCustomerForWhatIsMissing() {
        var mail = known("zh", "顾敏");

        var feedback = Events.informationRequested(kafka, customer, "zh", "2026-12-01T09:30:00Z");

        var received = new Inbox(mail).await(1).getFirst();
        assertThat(received.subject()).isEqualTo("【FB-2026-000043】请补充信息");
        assertThat(inLines(received.text())).isEqualTo("""
                尊敬的顾敏：
                您好！为处理贵方的反馈 FB-2026-000043，请补充下列信息：
                - 产品型号、批号及数量
                - 相关书面文件或图片
                请注明<b>开箱</b>日期。
                请于 2026年12月1日 星期二 17:30（中国时间） 前答复。
                直接回复本邮件即可，文件和图片可作为附件。请在邮件主题中保留【FB-2026-000043】，您的答复将自动归入该反馈。
                本邮件由 QLoop 质量闭环系统自动发送。
                """);
        assertThat(received.html())
                .contains("产品型号、批号及数量", "请注明&lt;b&gt;开箱&lt;/b&gt;日期。", "【FB-2026-000043】")
                .doesNotContain("<b>");
        // By these the answer finds its way back to the case.
        assertThat(received.headers())
                .contains("Reply-To: quality@qloop.local", "References: <" + feedback + ".case@qloop>");
        assertThat(messages(feedback)).hasSize(1);
    }

    @Test
    void asksAnEnglishCustomerInEnglishAndWithoutADate() {
        var mail = known("en", "Anna Weber");

        Events.informationRequested(kafka, customer, "en", null);

        var received = new Inbox(mail).await(1).getFirst();
        assertThat(received.subject()).isEqualTo("[FB-2026-000043] We need some more information from you");
        assertThat(inLines(received.text())).isEqualTo("""
                Dear Anna Weber,
                to deal with your feedback FB-2026-000043 we need some more information from you:
                - Product, lot number and quantity
                - Documents or pictures
                When was the box <b>opened</b>?
                Simply reply to this mail; documents and pictures can be attached. Please keep [FB-2026-000043] in the subject: your answer will find its way to the case.
                This mail was sent by QLoop, closed-loop customer quality.
                """);
        assertThat(received.html()).doesNotContain("technology", "/feedbacks/", "no date");
    }

    @Test
    void waitsForAContactWhereNoneCanBeWrittenTo() {
        var feedback = Events.informationRequested(kafka, customer, "zh", null);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(messages(feedback)).extracting("status").containsExactly("unaddressed"));

        var mail = known("zh", "顾敏");

        assertThat(new Inbox(mail).await(1).getFirst().subject()).contains("FB-2026-000043");
    }

    @Test
    void tellsThoseWhoAskedAndTheResponsibleFunctionOfTheAnswer() {
        var technology = appoint("technology", "zh", "吴技术");
        var quality = appoint("quality", "en", "Li");

        var feedback = Events.informationGiven(kafka, "web", "technology", "quality");

        var received = new Inbox(technology).await(1).getFirst();
        assertThat(received.subject()).isEqualTo("【QLoop】客户已答复询问：反馈 FB-2026-000043");
        assertThat(received.text()).contains("主题：Insulation breaks at the bend", "/feedbacks/" + feedback);
        assertThat(new Inbox(quality).await(1).getFirst().subject())
                .isEqualTo("[QLoop] The customer has answered: feedback FB-2026-000043");
    }

    /** That the customer has written is told the responsible function with the mail itself. */
    @Test
    void tellsOfAMailOnlyWhomNobodyElseTells() {
        var technology = appoint("technology", "zh", "吴技术");
        appoint("quality", "en", "Li");

        var both = Events.informationGiven(kafka, "mail", "technology", "quality");
        var nobody = Events.informationGiven(kafka, "mail", "quality", "quality");
        Events.feedbackRegistered(kafka, nobody, "b", "quality");

        new Inbox(technology).await(1);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(messages(nobody)).extracting("kind").containsExactly("feedback-registered"));
        assertThat(messages(both)).hasSize(1);
    }

    @Test
    void understandsEveryExample() {
        for (var type : List.of("feedback-information-requested", "feedback-information-given")) {
            Contracts.examples("qloop.feedback." + type + ".v1")
                    .forEach(example -> kafka.sendStructured("qloop.feedback", example));
        }

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(messages("01a20f00-7000-7e00-8a00-2b3c4d5e6f70"))
                .extracting("kind")
                .containsExactly("inquiry"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(messages("01a20b48-0900-7c47-8fe2-4a4d9639af57"))
                .extracting("kind")
                .contains("inquiry", "inquiry-answered"));
        Company.admin()
                .get("/api/v1/services/notification/dead-letters?status=open")
                .then()
                .statusCode(200)
                .body("items.size()", is(0));
    }

    /** How much room there is between the parts of a letter is a matter of its layout. */
    private static String inLines(String text) {
        return text.lines().filter(line -> !line.isBlank()).collect(Collectors.joining("\n", "", "\n"));
    }

    /** The address of a contact whom the ERP has just named. */
    private String known(String language, String name) {
        var mail = freshAddress("contact");
        Events.customerChanged(kafka, customer, language, name, mail);
        return mail;
    }
}

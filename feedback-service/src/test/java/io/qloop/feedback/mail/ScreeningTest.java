package io.qloop.feedback.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.feedback.mail.mime.Head;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreeningTest {

    private static final Screening SCREENING = new Screening(Set.of("quality@qloop.local", "qloop@qloop.local"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    from | QLoop <QLoop@qloop.local> | LOOP
                    from | quality@qloop.local | LOOP
                    x-loop | quality@qloop.local | LOOP
                    return-path | <> | DELIVERY_REPORT
                    from | Mail Delivery System <MAILER-DAEMON@mx.example> | DELIVERY_REPORT
                    content-type | multipart/report; report-type=delivery-status; boundary=x | DELIVERY_REPORT
                    content-type | Multipart/Report; report-type=disposition-notification | DELIVERY_REPORT
                    auto-submitted | auto-replied | AUTOMATIC_ANSWER
                    auto-submitted | auto-generated; owner-email=x | AUTOMATIC_ANSWER
                    x-autoreply | yes | AUTOMATIC_ANSWER
                    x-autorespond | 1 | AUTOMATIC_ANSWER
                    precedence | auto_reply | AUTOMATIC_ANSWER
                    subject | 自动回复：我正在出差 | AUTOMATIC_ANSWER
                    subject | =?UTF-8?B?6Ieq5Yqo5Zue5aSNOiDlpJblh7o=?= | AUTOMATIC_ANSWER
                    subject | Automatic reply: Labels | AUTOMATIC_ANSWER
                    subject | Out of Office: Labels | AUTOMATIC_ANSWER
                    list-id | <news.example> | BULK
                    list-unsubscribe | <mailto:no@news.example> | BULK
                    precedence | Bulk | BULK
                    precedence | list | BULK
                    """)
    void knowsWhatNobodyWroteToUs(String header, String value, MailReason reason) {
        assertThat(SCREENING.reason(head(header, value))).contains(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    from | Gu Min <gu@acme.example>
                    from | ''
                    auto-submitted | no
                    return-path | <gu@acme.example>
                    precedence | first-class
                    subject | 自动回复功能有故障
                    subject | The automatic reply of your machine fails
                    content-type | multipart/mixed; boundary=x
                    content-type | broken;;;
                    """)
    void letsEverythingElsePass(String header, String value) {
        assertThat(SCREENING.reason(head(header, value))).isEmpty();
    }

    @Test
    void letsAMailPassThatSaysNothingOfItself() {
        assertThat(SCREENING.reason(new Head(Map.of()))).isEmpty();
    }

    private static Head head(String header, String value) {
        var headers = new TreeMap<String, List<String>>();
        headers.put("from", List.of("gu@acme.example"));
        headers.put("subject", List.of("Labels"));
        headers.put(header, List.of(value));
        return new Head(headers);
    }
}

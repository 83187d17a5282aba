package io.qloop.feedback.wording;

import static io.qloop.feedback.feedback.FeedbackRequests.PATH;
import static io.qloop.feedback.feedback.FeedbackRequests.as;
import static io.qloop.feedback.feedback.FeedbackRequests.register;
import static io.qloop.feedback.feedback.FeedbackRequests.registration;
import static io.qloop.feedback.feedback.FeedbackRequests.sales;
import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.testing.ServiceTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@ServiceTest
class WordFrequenciesTest {

    private static final int MANY = 30;

    @Inject
    CustomerFixture customers;

    @Inject
    WordFrequencies frequencies;

    @Inject
    DataSource database;

    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);

    /** Letters only, so that no text happens to have it. */
    private final String mark = UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "zq";

    @Test
    void knowsCommonWordsOfWhichNoneIsCounted() throws SQLException {
        customers.known(ours, Language.ZH);
        IntStream.range(0, MANY).forEach(_ -> register(sales(), registration(ours, "subject", mark)));
        var term = Words.wanted(mark).getFirst().term();

        analyze();
        frequencies.read();

        assertThat(frequencies.areInMoreThan(10, List.of(term))).isTrue();
        assertThat(frequencies.areInMoreThan(1_000_000, List.of(term))).isFalse();
        assertThat(frequencies.areInMoreThan(10, List.of("nobody" + mark))).isFalse();
        assertThat(frequencies.areInMoreThan(10, List.of(term, "nobody" + mark)))
                .isFalse();
        assertThat(frequencies.areInMoreThan(10, List.of())).isFalse();
        assertThat(as(sales())
                        .get(PATH + "?limit=100&q=" + mark)
                        .then()
                        .statusCode(200)
                        .extract()
                        .<List<String>>path("items.id"))
                .as("read in the order of the register")
                .hasSize(MANY)
                .doesNotHaveDuplicates();
    }

    private void analyze() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("analyze feedback_words");
        }
    }
}

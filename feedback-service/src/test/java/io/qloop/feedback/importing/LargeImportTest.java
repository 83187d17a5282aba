package io.qloop.feedback.importing;

import static io.qloop.feedback.importing.ImportRequests.read;
import static io.qloop.feedback.importing.ImportRequests.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.testing.ServiceTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
class LargeImportTest {

    private static final int ROWS = 100_000;

    @Inject
    RunImports imports;

    @Inject
    ImportSettings settings;

    @Inject
    CustomerFixture customers;

    @Inject
    DataSource database;

    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);

    /** The other tests would find them in their register. */
    @AfterEach
    void clear() throws SQLException {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from feedback where customer_id = ?")) {
            delete.setString(1, ours);
            delete.executeUpdate();
        }
    }

    /** No transaction, and so no moment, has more of them at hand than a batch. */
    @Test
    @Tag("AH-06")
    void importsAHundredThousandOldFeedbacksInBatches() throws Exception {
        customers.known(ours, Language.ZH);
        var id = taken(
                "kind=feedbacks",
                IntStream.range(0, ROWS)
                        .mapToObj(i -> "%d,2019-03-05,电话,%s,标签与实物不符,2019-03-08\n".formatted(i, ours))
                        .collect(Collectors.joining("", "原编号,接收日期,反馈渠道,客户编号,主题,完成日期\n", "")));

        imports.run();

        read(id).body("state", is("completed"))
                .body("counts.rows", is(ROWS))
                .body("counts.added", is(ROWS))
                .body("counts.refused", is(0))
                .body("counts.written", is(ROWS));
        assertThat(number("select count(*) from feedback where customer_id = ?"))
                .isEqualTo(ROWS);
        assertThat(number("select count(*) from feedback_words w join feedback f on f.id = w.feedback_id"
                        + " where f.customer_id = ? and w.words is not null"))
                .isEqualTo(ROWS);
        assertThat(number("""
                select max(size) from (select count(*) as size from feedback where customer_id = ? group by xmin::text) as batch""")).isEqualTo(settings.batch());
    }

    private long number(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setString(1, ours);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}

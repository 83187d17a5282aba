package io.qloop.platform.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qloop.platform.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ServiceTest
class StatementsTest {

    /** More often than the driver waits before it lets the database keep a plan. */
    private static final int OFTEN = 20;

    private static final UUID ID = UUID.fromString("0199a3c4-0000-7000-8000-000000000001");
    private static final Instant MOMENT = Instant.parse("2026-11-22T20:15:30.123456Z");

    @Inject
    Statements statements;

    @BeforeEach
    void begin() {
        QuarkusTransaction.begin();
        statements.update(
                "create temporary table kept (number int primary key, text text, at timestamptz) on commit drop");
    }

    @AfterEach
    void end() {
        QuarkusTransaction.rollback();
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("text", "it's", "it's"),
                Arguments.of("integer", 7, "7"),
                Arguments.of("bigint", 7_000_000_000L, "7000000000"),
                Arguments.of("numeric", new BigDecimal("7.50"), "7.50"),
                Arguments.of("double precision", 0.25, "0.25"),
                Arguments.of("boolean", true, "true"),
                Arguments.of("uuid", ID, ID.toString()),
                Arguments.of("date", LocalDate.of(2026, 2, 28), "2026-02-28"),
                Arguments.of("timestamptz", MOMENT, "2026-11-22 20:15:30.123456+00"),
                Arguments.of("bytea", new byte[] {1, -1}, "\\x01ff"),
                Arguments.of("text[]", new String[] {"a", null, "b,c"}, "{a,NULL,\"b,c\"}"),
                Arguments.of("text[]", new String[0], "{}"),
                Arguments.of("uuid[]", new UUID[] {ID}, "{" + ID + "}"),
                Arguments.of("text", null, null));
    }

    @ParameterizedTest
    @MethodSource("values")
    void whatStandsInAPlaceComesToTheDatabaseAsItIs(String type, Object value, String inDatabase) {
        statements.update("set local time zone 'UTC'");

        var text = statements.one("select cast(cast(? as %s) as text)".formatted(type), row -> row.getString(1), value);

        assertThat(text).isEqualTo(inDatabase);
    }

    @Test
    void aValueOfAnotherTypeIsRefusedByItsPlace() {
        assertThatThrownBy(() -> statements.update("insert into kept values (?, ?)", 1, List.of("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Value 2")
                .hasMessageContaining("List");
    }

    @Test
    void rowsAreReadInTheirOrder() {
        keep(1, 2, 3);

        var numbers = statements.list(
                "select number from kept where number > ? order by number desc", row -> row.getInt(1), 1);

        assertThat(numbers).containsExactly(3, 2);
    }

    @Test
    void noRowsAreAnEmptyList() {
        assertThat(numbers()).isEmpty();
    }

    @Test
    void eachRowIsToldToItsReader() {
        keep(1, 2);
        var told = new ArrayList<Integer>();

        statements.each("select number from kept order by number", row -> told.add(row.getInt(1)));

        assertThat(told).containsExactly(1, 2);
    }

    @Test
    void ofSeveralSelectsTheLastOneIsRead() {
        var texts = statements.list(
                "select ?, 'first';\nselect ? from generate_series(1, 2)", row -> row.getString(1), "a", "b");

        assertThat(texts).containsExactly("b", "b");
    }

    @Test
    void theFirstRowIsReadIfThereIsOne() {
        keep(1, 2);
        var behind = "select number from kept where number > ? order by number";

        assertThat(statements.first(behind, row -> row.getInt(1), 0)).contains(1);
        assertThat(statements.first(behind, row -> row.getInt(1), 2)).isEmpty();
    }

    @Test
    void theOnlyRowMayHaveNothingInIt() {
        var last = statements.one("select max(number) from kept", row -> row.getObject(1, Integer.class));

        assertThat(last).isNull();
    }

    @Test
    void noRowIsNotTheOnlyOne() {
        assertThatThrownBy(() -> statements.one("select number from kept", row -> row.getInt(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Not one row but 0");
    }

    @Test
    void oneOfSeveralRowsIsNotTheOnlyOne() {
        keep(1, 2);

        assertThatThrownBy(() -> statements.one("select number from kept", row -> row.getInt(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Not one row but 2");
    }

    @Test
    void tellsHowManyRowsAnUpdateHasChanged() {
        keep(1, 2, 3);

        var changed = statements.update("update kept set text = ? where number < ?", "changed", 3);

        assertThat(changed).isEqualTo(2);
    }

    @Test
    void changesSomethingForEachOfManyRows() {
        statements.updateAll(
                "insert into kept (number, text) values (?, ?)",
                List.of(new Object[] {1, "a"}, new Object[] {2, null}, new Object[] {3, "c"}));

        assertThat(statements.list("select text from kept order by number", row -> row.getString(1)))
                .containsExactly("a", null, "c");
    }

    @Test
    void changesNothingForNoRows() {
        statements.updateAll("insert into kept (number) values (?)", List.of());

        assertThat(numbers()).isEmpty();
    }

    @Test
    void aMomentMayBeMissing() {
        statements.update("insert into kept (number, at) values (1, ?), (2, ?)", MOMENT, null);

        var moments = statements.list("select at from kept order by number", row -> Statements.moment(row, "at"));

        assertThat(moments).containsExactly(MOMENT, null);
    }

    @Test
    void whatIsPlannedAnewLeavesNoPlanBehind() {
        for (int i = 0; i < OFTEN; i++) {
            statements.one("select count(*) as planned_once from kept where number = ?", row -> row.getInt(1), i);
            statements
                    .plannedAnew()
                    .one("select count(*) as planned_anew from kept where number = ?", row -> row.getInt(1), i);
        }

        var kept = statements.list(
                "select statement from pg_prepared_statements where statement like 'select count(*) as planned%'",
                row -> row.getString(1));

        assertThat(kept).singleElement().asString().contains("planned_once");
    }

    @Test
    void whatTheDatabaseRefusesIsAFaultOfTheStorage() {
        assertThatThrownBy(() -> statements.update("insert into nothing values (?)", 1))
                .isInstanceOf(StorageFault.class)
                .hasCauseInstanceOf(SQLException.class);
    }

    @Test
    void whatCannotBeReadIsAFaultOfTheStorage() {
        assertThatThrownBy(() -> statements.list("select 'a'", row -> row.getInt(1)))
                .isInstanceOf(StorageFault.class)
                .hasCauseInstanceOf(SQLException.class);
    }

    @Test
    void whatGivesNoRowsCannotBeRead() {
        assertThatThrownBy(() -> statements.list("delete from kept", row -> row.getInt(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("delete from kept");
    }

    private void keep(Integer... numbers) {
        statements.updateAll(
                "insert into kept (number) values (?)",
                Stream.of(numbers).map(number -> new Object[] {number}).toList());
    }

    private List<Integer> numbers() {
        return statements.list("select number from kept", row -> row.getInt(1));
    }
}

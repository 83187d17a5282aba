package io.qloop.feedback.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.qloop.platform.i18n.Texts;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.table.Cell;
import io.qloop.platform.table.Row;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowReaderTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final List<Cell> OF_CONTACTS = cells("customerId", "联系人*", "E-mail", "ROLE");

    private final Texts texts = new Texts();

    @Test
    void understandsHeadingsInBothLanguagesAndInAnyOrder() {
        var read = read(
                ImportKind.CUSTOMERS,
                cells("English name", "客户编号*", " 语 言 ", "active"),
                cells(" Acme ", "C-1", "中文", "No"));

        assertThat(read.faults()).isEmpty();
        assertThat(read.values())
                .isEqualTo(Map.of("customerId", "C-1", "nameEn", "Acme", "language", "zh", "active", "no"));
    }

    @Test
    void namesEveryColumnThatIsUnknownTwiceOrMissing() {
        assertThatThrownBy(() -> headings(ImportKind.CONTACTS, cells("客户编号", "Customer number", "Fax", "", "mail")))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("import-columns-wrong");
                    assertThat(refusal.details())
                            .extracting(Refusal.Detail::field, Refusal.Detail::rule)
                            .containsExactlyInAnyOrder(
                                    tuple("Customer number", "import-column-twice"),
                                    tuple("Fax", "import-column-unknown"),
                                    tuple("contactName", "import-column-missing"));
                });
    }

    @Test
    void recognisesASecondRowOfHeadings() {
        var headings = headings(ImportKind.CONTACTS, OF_CONTACTS);

        assertThatThrownBy(() -> headings.requireRow(new Row(2, cells("客户编号", "联系人", "电子邮箱", "职务"))))
                .hasMessage("import-two-headings");
        headings.requireRow(new Row(2, cells("C-1", "联系人", "a@b.example", "")));
    }

    @Test
    void namesEveryCellThatIsWrong() {
        var read = read(ImportKind.CONTACTS, OF_CONTACTS, cells("C".repeat(41), "\u3000 ", "nobody", "quality"));

        assertThat(read.faults())
                .extracting(CellFault::row, CellFault::field, CellFault::rule)
                .containsExactly(
                        tuple(2, "customerId", "rule.size"),
                        tuple(2, "contactName", "rule.not-blank"),
                        tuple(2, "mail", "rule.email"));
    }

    @Test
    void takesNumbersForIdsAndRefusesWhatExcelHasSpoilt() {
        assertThat(id(new Cell.Number(new BigDecimal("1007"))).values()).containsEntry("customerId", "1007");
        assertThat(rule(new Cell.Number(new BigDecimal("1.23456789012345E+17"))))
                .isEqualTo("rule.import-digits-lost");
        assertThat(rule(new Cell.Text("1.23457E+11"))).isEqualTo("rule.import-digits-lost");
        assertThat(rule(new Cell.Moment(LocalDateTime.of(2026, 3, 1, 0, 0)))).isEqualTo("rule.import-code-became-date");
        assertThat(rule(new Cell.Broken("#N/A"))).isEqualTo("rule.import-cell-broken");
        assertThat(rule(new Cell.Text("C-1\nC-2"))).isEqualTo("rule.import-code-in-lines");
    }

    private RowReader.Read id(Cell cell) {
        return read(ImportKind.CUSTOMERS, cells("客户编号", "中文名称"), List.of(cell, new Cell.Text("客户")));
    }

    private String rule(Cell cell) {
        return id(cell).faults().getFirst().rule();
    }

    private RowReader.Read read(ImportKind kind, List<Cell> headings, List<Cell> cells) {
        return new RowReader(kind, headings(kind, headings), texts, SHANGHAI).read(new Row(2, cells));
    }

    private Headings headings(ImportKind kind, List<Cell> cells) {
        return new Headings(kind, new Row(1, cells), texts);
    }

    private static List<Cell> cells(String... texts) {
        return Arrays.stream(texts).<Cell>map(Cell.Text::new).toList();
    }
}

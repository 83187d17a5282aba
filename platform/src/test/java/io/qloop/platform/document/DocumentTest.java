package io.qloop.platform.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.platform.document.DocumentFrame.Copy;
import io.qloop.platform.document.DocumentFrame.Governing;
import io.qloop.platform.document.PdfFile.Box;
import io.qloop.platform.document.PdfFile.Entry;
import io.qloop.platform.document.PdfFile.Paper;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.i18n.Texts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTest {

    private static final Text TITLE = new Text("Customer quality feedback form", "客户质量信息反馈表");
    private static final Governing GUIDELINE = new Governing(
            new Text("Work guideline for customer quality feedback", "客户质量信息反馈工作指引"),
            "feedback-guideline/1",
            "WI-01",
            "A2",
            LocalDate.parse("2026-01-01"),
            "Drafter Li",
            "Reviewer Wang",
            "Approver Zhao");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private static Wording in(Language language) {
        return new Wording(language, ZoneId.of("Asia/Shanghai"), new Texts());
    }

    private static Column<String> column() {
        return new Column<>(new Text("Subject", "主题"), 30, text -> text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "\t=1", "线盘毛刺"})
    void keepsTextAsTextWhateverItBeginsWith(String text) throws IOException {
        try (var file = new ExcelFile(out, in(Language.ZH));
                var sheet = file.sheet("表", List.of(column()))) {
            sheet.add(text);
        }

        try (var read = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            var rows = read.getFirstSheet().read();
            assertThat(rows.getFirst().getCellText(0)).isEqualTo("主题");
            assertThat(rows.get(1).getCell(0).getType()).isEqualTo(CellType.STRING);
            assertThat(rows.get(1).getCellText(0)).isEqualTo(text);
        }
        // As text also for whoever edits the cell.
        assertThat(part("xl/worksheets/sheet1.xml")).contains("r=\"A2\" s=\"2\" t=\"inlineStr\"");
        assertThat(part("xl/styles.xml"))
                .contains("<numFmt numFmtId=\"165\" formatCode=\"@\"/>", "<xf numFmtId=\"165\"");
    }

    /** A file of which an Excel file is made. */
    private String part(String name) throws IOException {
        var saved = Files.write(folder.resolve("file.xlsx"), out.toByteArray());
        try (var zip = new ZipFile(saved.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void writesMomentsInTheTimeOfTheSiteAndNumbersAsNumbers() throws IOException {
        var columns = List.of(
                new Column<Instant>(new Text("When", "时间"), 16, moment -> moment),
                new Column<Instant>(new Text("Year", "年"), 8, _ -> 2026),
                new Column<Instant>(new Text("Nothing", "无"), 8, _ -> null));
        try (var file = new ExcelFile(out, in(Language.EN));
                var sheet = file.sheet("x", columns)) {
            sheet.add(Instant.parse("2026-11-30T16:30:00Z"));
        }

        try (var read = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            var row = read.getFirstSheet().read().get(1);
            assertThat(row.getCellAsDate(0)).contains(LocalDateTime.parse("2026-12-01T00:30:00"));
            assertThat(row.getCellAsNumber(1).orElseThrow().intValue()).isEqualTo(2026);
            assertThat(row.getOptionalCell(2)).isEmpty();
        }
    }

    @Test
    void writesAHundredThousandLinesWhileTheyCome() throws IOException {
        var written = new ArrayList<Integer>();
        try (var file = new ExcelFile(out, in(Language.EN))) {
            try (var sheet = file.sheet("x", List.of(column(), column(), column()))) {
                for (int line = 0; line < 100_000; line++) {
                    sheet.add("Line " + line + " 外箱标签线径");
                    if (line % 10_000 == 9_999) {
                        written.add(out.size());
                    }
                }
            }
        }

        // Nothing waits for the end: each ten thousand lines are as long as the ones before, and the last are out as
        // well.
        var first = written.getFirst();
        for (int part = 1; part < written.size(); part++) {
            assertThat(written.get(part) - written.get(part - 1)).isBetween(first / 2, first * 2);
        }
        assertThat(out.size() - written.getLast()).isLessThan(first);
        try (var read = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()));
                var rows = read.getFirstSheet().openStream()) {
            assertThat(rows.count()).isEqualTo(100_001);
        }
    }

    @Test
    void writesLongTablesAsPdfWhileTheyCome() throws IOException {
        var written = new ArrayList<Integer>();
        try (var file = pdf(Language.EN, Copy.UNCONTROLLED);
                var table = file.table(List.of(column()))) {
            for (int line = 0; line < 6_000; line++) {
                table.add("Line " + line);
                if (line % 1_000 == 999) {
                    written.add(out.size());
                }
            }
        }

        assertThat(written).isSorted().doesNotHaveDuplicates();
        assertThat(text()).contains("Line 0\n", "Line 5999", "Page 2 of ");
    }

    @Test
    @Tag("X-008")
    void carriesTheFrameOfAControlledDocumentOnEveryPage() throws IOException {
        try (var file = pdf(Language.EN, Copy.UNCONTROLLED);
                var table = file.table(List.of(column()))) {
            for (int line = 0; line < 100; line++) {
                table.add("Line " + line);
            }
        }

        var pages = pages();
        assertThat(pages).hasSizeGreaterThan(1);
        for (int page = 0; page < pages.size(); page++) {
            assertThat(pages.get(page))
                    .contains(
                            "No.: FB-2026-000123",
                            "Procedure: feedback-guideline/1",
                            "Document No.: WI-01",
                            "Revision: A2",
                            "Effective: 2026-01-01",
                            "Drafted: Drafter Li",
                            "Reviewed: Reviewer Wang",
                            "Approved: Approver Zhao",
                            "Page " + (page + 1) + " of " + pages.size());
        }
    }

    @Test
    @Tag("GW-011")
    void saysWhetherTheCopyIsControlled() throws IOException {
        try (var file = pdf(Language.ZH, Copy.UNCONTROLLED)) {
            file.heading("内容");
        }
        assertThat(text()).contains("非受控", "不随更新");

        out.reset();
        try (var file = pdf(Language.ZH, new Copy(2, "质量档案室"))) {
            file.heading("内容");
        }
        assertThat(text()).contains("受控", "第 2 份，发放：质量档案室").doesNotContain("非受控");
    }

    @Test
    void ticksBoxes() throws IOException {
        try (var file = pdf(Language.ZH, Copy.UNCONTROLLED)) {
            file.boxes("抄送部门", List.of(new Box("经", true), new Box("质", false), new Box("其他：仓库", true)));
            file.row(List.of(new Entry("客户名称", "上海电机厂"), new Entry("经手人", "chen.sales")));
        }

        assertThat(text()).contains("抄送部门：", "■ 经", "□ 质", "■ 其他：仓库", "客户名称：上海电机厂");
    }

    @Test
    void saysThatThereAreNoLines() throws IOException {
        try (var file = pdf(Language.ZH, Copy.UNCONTROLLED)) {
            file.table(List.of(new Column<String>(new Text("Number", "编号"), 10, text -> text)), List.<String>of());
        }

        assertThat(text()).contains("编号", "无");
    }

    @Test
    void leavesNoHeadingAloneAtTheEndOfAPage() throws IOException {
        var before = new ArrayList<String>();
        for (int lines = 0; lines < 60; lines++) {
            out.reset();
            before.add("Line");
            try (var file = pdf(Language.EN, Copy.UNCONTROLLED)) {
                file.table(List.of(column()), before);
                file.heading("By department");
                file.table(List.of(column()), List.of("Quality"));
            }

            assertThat(pages())
                    .as("after %d lines", lines + 1)
                    .filteredOn(page -> page.contains("By department"))
                    .singleElement()
                    .asString()
                    .contains("Quality");
        }
    }

    @Test
    void carriesThePartOfTheFontThatItNeeds() throws IOException {
        try (var file = pdf(Language.ZH, Copy.UNCONTROLLED)) {
            file.block(new Entry("内容及要求", "线径 0.53 mm"));
        }

        try (var document = Loader.loadPDF(out.toByteArray())) {
            var fonts = new ArrayList<PDFont>();
            for (var name : document.getPage(0).getResources().getFontNames()) {
                fonts.add(document.getPage(0).getResources().getFont(name));
            }
            assertThat(fonts).isNotEmpty().allSatisfy(font -> {
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.getName()).containsPattern("^[A-Z]{6}\\+NotoSansSC");
            });
        }
        assertThat(out.size()).isLessThan(200_000);
    }

    private PdfFile pdf(Language language, Copy copy) {
        return new PdfFile(
                out,
                new PrintFont(),
                new DocumentFrame(TITLE, "FB-2026-000123", GUIDELINE, copy),
                Paper.UPRIGHT,
                in(language));
    }

    private String text() throws IOException {
        return String.join("\n", pages());
    }

    private List<String> pages() throws IOException {
        try (var document = Loader.loadPDF(out.toByteArray())) {
            return Stream.iterate(1, page -> page + 1)
                    .limit(document.getNumberOfPages())
                    .map(page -> {
                        try {
                            var stripper = new PDFTextStripper();
                            stripper.setStartPage(page);
                            stripper.setEndPage(page);
                            return stripper.getText(document);
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
        }
    }
}

package io.qloop.feedback.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qloop.feedback.report.Figures.Group;
import io.qloop.platform.document.Column;
import io.qloop.platform.document.ExcelFile;
import io.qloop.platform.document.PdfFile;
import io.qloop.platform.document.Wording;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.json.EnumNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Writes the summary of a month: its numbers, the emphasised items, and all feedbacks. */
@ApplicationScoped
class SummaryPages {

    private final FeedbacksAsOf feedbacks;
    private final ObjectMapper json;
    private final Texts texts;

    SummaryPages(FeedbacksAsOf feedbacks, ObjectMapper json, Texts texts) {
        this.feedbacks = feedbacks;
        this.json = json;
        this.texts = texts;
    }

    /** The title of the document. */
    Text title(Month month) {
        return text("summary.title", month.code());
    }

    void write(Month month, ExcelFile file, Wording wording) throws IOException {
        try (var lines = read(month)) {
            write(month, lines, file, wording);
        }
    }

    private void write(Month month, LinesAside lines, ExcelFile file, Wording wording) throws IOException {
        var figures = lines.figures();
        try (var sheet = file.sheet(wording.get("summary.figures"), numberColumns())) {
            for (var number : numbers(month, figures)) {
                sheet.add(number);
            }
        }
        for (var part : groups(figures, customerNames(lines))) {
            try (var sheet = file.sheet(wording.of(part.title()), groupColumns())) {
                for (var line : part.lines()) {
                    sheet.add(line);
                }
            }
        }
        try (var sheet = file.sheet(wording.get("summary.emphasised"), emphasisedColumns())) {
            lines.each(line -> {
                if (line.isEmphasised()) {
                    sheet.add(line);
                }
            });
        }
        try (var sheet = file.sheet(wording.get("summary.feedbacks"), lineColumns())) {
            lines.each(sheet::add);
        }
    }

    void write(Month month, PdfFile file, Wording wording) throws IOException {
        try (var lines = read(month)) {
            write(month, lines, file, wording);
        }
    }

    private void write(Month month, LinesAside lines, PdfFile file, Wording wording) throws IOException {
        var figures = lines.figures();
        file.heading(wording.get("summary.figures"));
        file.table(numberColumns(), numbers(month, figures));
        for (var part : groups(figures, customerNames(lines))) {
            file.heading(wording.of(part.title()));
            file.table(groupColumns(), part.lines());
        }
        file.heading(wording.get("summary.emphasised"));
        try (var table = file.table(emphasisedColumns())) {
            lines.each(line -> {
                if (line.isEmphasised()) {
                    table.add(line);
                }
            });
        }
        file.heading(wording.get("summary.feedbacks"));
        try (var table = file.table(lineColumns())) {
            lines.each(table::add);
        }
    }

    private LinesAside read(Month month) throws IOException {
        return new LinesAside(json, reader -> feedbacks.each(month, reader));
    }

    private record Number(Text name, Object value) {}

    private List<Number> numbers(Month month, Figures figures) {
        return List.of(
                new Number(text("summary.month"), month.code()),
                new Number(text("summary.as-of"), month.asOf()),
                new Number(text("summary.received"), figures.received()),
                new Number(text("summary.finished"), figures.finished()),
                new Number(text("summary.unfinished"), figures.unfinished()),
                new Number(text("summary.on-time"), figures.onTime()),
                new Number(text("summary.late"), figures.late()),
                new Number(text("summary.with-effect"), figures.withEffect()),
                new Number(text("summary.with-satisfaction"), figures.withSatisfaction()),
                new Number(text("summary.recorded-late"), figures.recordedLate()),
                new Number(text("summary.carried-over"), figures.carriedOver()),
                new Number(text("summary.emphasised"), figures.emphasised()));
    }

    private List<Column<Number>> numberColumns() {
        return List.of(
                new Column<>(text("summary.figure"), 40, Number::name),
                new Column<>(text("summary.number"), 20, Number::value));
    }

    private record Part(Text title, List<GroupLine> lines) {}

    private record GroupLine(Text name, Group group) {}

    private static Map<String, Text> customerNames(LinesAside lines) throws IOException {
        var names = new HashMap<String, Text>();
        lines.each(line -> {
            if (line.customerName() != null) {
                names.put(line.customerId(), named(line.customerName(), line.customerId()));
            }
        });
        return names;
    }

    private static Text named(Text name, String code) {
        return new Text(name.en() + " (" + code + ")", name.zh() + "（" + code + "）");
    }

    private List<Part> groups(Figures figures, Map<String, Text> customerNames) {
        return List.of(
                new Part(text("summary.by-class"), lines(figures.byClass(), this::className)),
                new Part(text("summary.by-department"), lines(figures.byFunction(), code -> text("function." + code))),
                new Part(
                        text("summary.by-customer"),
                        lines(figures.byCustomer(), code -> customerNames.getOrDefault(code, new Text(code, code)))));
    }

    @FunctionalInterface
    private interface Naming {
        Text of(String code);
    }

    private static List<GroupLine> lines(SortedMap<String, Group> groups, Naming naming) {
        return groups.entrySet().stream()
                .map(group -> new GroupLine(naming.of(group.getKey()), group.getValue()))
                .toList();
    }

    private List<Column<GroupLine>> groupColumns() {
        return List.of(
                new Column<>(text("summary.group"), 40, GroupLine::name),
                new Column<>(text("summary.received"), 20, line -> line.group().received()),
                new Column<>(
                        text("summary.unfinished"), 20, line -> line.group().unfinished()),
                new Column<>(text("summary.late"), 20, line -> line.group().late()));
    }

    private List<Column<SummaryLine>> emphasisedColumns() {
        return Stream.concat(
                        about().stream(),
                        Stream.of(
                                new Column<SummaryLine>(text("summary.stage"), 20, SummaryLine::stage),
                                new Column<SummaryLine>(text("summary.is-late"), 8, SummaryLine::late),
                                new Column<SummaryLine>(
                                        text("summary.belongs"), 16, line -> text("summary.belongs." + code(line)))))
                .toList();
    }

    private List<Column<SummaryLine>> lineColumns() {
        return Stream.concat(
                        about().stream(),
                        Stream.of(
                                new Column<SummaryLine>(text("summary.effect"), 22, SummaryLine::effect),
                                new Column<SummaryLine>(text("summary.satisfaction"), 16, SummaryLine::satisfaction),
                                new Column<SummaryLine>(text("summary.is-late"), 8, SummaryLine::late),
                                new Column<SummaryLine>(text("summary.finished-at"), 16, SummaryLine::finishedAt)))
                .toList();
    }

    private List<Column<SummaryLine>> about() {
        return List.of(
                new Column<>(text("summary.feedback-number"), 18, SummaryLine::number),
                new Column<>(
                        text("summary.customer"),
                        20,
                        line -> line.customerName() == null ? line.customerId() : line.customerName()),
                new Column<>(text("summary.received-at"), 16, SummaryLine::receivedAt),
                new Column<>(text("summary.subject"), 30, SummaryLine::subject),
                new Column<>(text("summary.class"), 8, SummaryLine::feedbackClass),
                new Column<>(
                        text("summary.department"),
                        14,
                        line -> text("function." + line.responsibleFunction().code())));
    }

    private Text className(String code) {
        return code.equals(Figures.NO_CLASS)
                ? text("summary.not-classified")
                : text("summary.class-of", code.toUpperCase(Locale.ROOT));
    }

    private static String code(SummaryLine line) {
        return EnumNames.of(line.belongs());
    }

    private Text text(String key, Object... args) {
        return new Text(texts.get(key, Language.EN, args), texts.get(key, Language.ZH, args));
    }
}

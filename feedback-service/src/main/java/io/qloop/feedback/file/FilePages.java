package io.qloop.feedback.file;

import static java.util.stream.Collectors.joining;

import io.qloop.feedback.register.RegisterLines.About;
import io.qloop.platform.document.Column;
import io.qloop.platform.document.PdfFile;
import io.qloop.platform.document.PdfFile.Entry;
import io.qloop.platform.document.Wording;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.json.EnumNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Writes the files of customers and products, with all of their feedbacks. */
@ApplicationScoped
class FilePages {

    private final Files files;
    private final Texts texts;

    FilePages(Files files, Texts texts) {
        this.files = files;
        this.texts = texts;
    }

    void write(CustomerFile content, PdfFile file, Wording wording) {
        var customer = content.customer();
        file.row(List.of(
                new Entry(wording.get("file.customer"), wording.of(customer.name())),
                new Entry(wording.get("file.id"), customer.id()),
                new Entry(wording.get("file.active"), wording.of(customer.active()))));
        file.block(new Entry(wording.get("file.contacts"), String.join("\n", customer.contacts())));
        file.heading(wording.get("file.counts"));
        file.table(
                List.of(
                        new Column<>(texts.both("file.year"), 20, CustomerFile.Count::year),
                        new Column<>(texts.both("register.class"), 20, CustomerFile.Count::feedbackClass),
                        new Column<>(texts.both("file.feedbacks"), 20, CustomerFile.Count::feedbacks)),
                content.counts());
        file.heading(wording.get("file.visits"));
        file.table(
                List.of(
                        new Column<>(texts.both("file.planned-on"), 14, CustomerFile.Visit::plannedOn),
                        new Column<>(texts.both("file.visitor"), 16, CustomerFile.Visit::visitor),
                        new Column<>(texts.both("file.purpose"), 40, CustomerFile.Visit::purpose),
                        new Column<>(
                                texts.both("file.status"), 14, visit -> texts.both("file.status." + visit.status()))),
                content.visits());
        file.heading(wording.get("file.information"));
        file.table(
                List.of(
                        new Column<>(texts.both("file.number"), 18, CustomerFile.Information::number),
                        new Column<>(texts.both("file.occurred-at"), 16, CustomerFile.Information::occurredAt),
                        new Column<>(texts.both("register.subject"), 40, CustomerFile.Information::subject),
                        new Column<>(texts.both("file.status"), 14, one -> texts.both("file.status." + one.status()))),
                content.information());
        feedbacks(About.customer(customer.id()), file, wording);
    }

    void write(ProductFile content, PdfFile file, Wording wording) {
        var product = content.product();
        file.row(List.of(
                new Entry(wording.get("file.product"), wording.of(product.name())),
                new Entry(wording.get("file.id"), product.id()),
                new Entry(wording.get("file.active"), wording.of(product.active()))));
        file.heading(wording.get("file.lots", content.lotsInAll()));
        file.table(
                List.of(
                        new Column<>(texts.both("file.lot"), 20, ProductFile.Lot::lot),
                        new Column<>(texts.both("file.deliveries"), 14, ProductFile.Lot::deliveries),
                        new Column<>(texts.both("file.customers"), 40, lot -> String.join(", ", lot.customers())),
                        new Column<>(texts.both("file.told-at"), 16, ProductFile.Lot::toldAt)),
                content.lots());
        feedbacks(About.product(product.id()), file, wording);
    }

    private void feedbacks(About about, PdfFile file, Wording wording) {
        file.heading(wording.get("file.feedbacks"));
        try (var table = file.table(columns(wording))) {
            files.each(about, table::add);
        }
    }

    private List<Column<FiledFeedback>> columns(Wording wording) {
        return List.of(
                new Column<>(texts.both("register.number"), 16, FiledFeedback::number),
                new Column<>(texts.both("register.received-at"), 14, FiledFeedback::receivedAt),
                new Column<>(texts.both("register.subject"), 26, FiledFeedback::subject),
                new Column<>(texts.both("register.class"), 6, FiledFeedback::feedbackClass),
                new Column<>(texts.both("file.lot"), 12, FiledFeedback::lot),
                new Column<>(
                        texts.both("file.status"), 12, one -> texts.both("file.status." + EnumNames.of(one.status()))),
                new Column<>(texts.both("file.measures"), 34, one -> measures(one, wording)),
                new Column<>(texts.both("summary.effect"), 16, FiledFeedback::effect),
                new Column<>(texts.both("summary.satisfaction"), 12, FiledFeedback::satisfaction),
                new Column<>(texts.both("file.successor"), 18, FilePages::successor));
    }

    private String measures(FiledFeedback feedback, Wording wording) {
        return feedback.measures().stream()
                .map(measure -> wording.get("function." + measure.function().code()) + ": " + measure.text())
                .collect(joining("\n"));
    }

    private static String successor(FiledFeedback feedback) {
        var successor = feedback.successor();
        return successor == null
                ? null
                : successor.outcome() == null ? successor.number() : successor.number() + "\n" + successor.outcome();
    }

    Text title(CustomerFile content) {
        return texts.both("file.customer-file", content.customer().id());
    }

    Text title(ProductFile content) {
        return texts.both("file.product-file", content.product().id());
    }
}

package io.qloop.notification.notice;

import io.qloop.notification.enclosure.Enclosures;
import io.qloop.platform.attachment.Attachments;
import io.qloop.platform.document.Column;
import io.qloop.platform.document.ExcelFile;
import io.qloop.platform.document.PdfFile;
import io.qloop.platform.document.PdfFile.Entry;
import io.qloop.platform.document.Wording;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.json.EnumNames;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes the report of a notice, as an authority wants it: what was told, to whom, and how that is proved. */
@ApplicationScoped
class NoticePages {

    private final Receivers receivers;
    private final Attachments attachments;
    private final Texts texts;

    NoticePages(Receivers receivers, Attachments attachments, Texts texts) {
        this.receivers = receivers;
        this.attachments = attachments;
        this.texts = texts;
    }

    Text title(AdvisoryNotice notice) {
        return texts.both("notice.report.title-" + EnumNames.of(notice.kind()));
    }

    void write(AdvisoryNotice notice, PdfFile file, Wording wording) {
        var all = receivers.of(notice.id());
        file.row(List.of(
                entry(wording, "number", notice.number()),
                entry(wording, "status", texts.both("notice.status." + EnumNames.of(notice.status()))),
                entry(wording, "case", notice.caseNumber().orElse(null))));
        file.row(List.of(
                entry(wording, "issued-at", notice.issuedAt().orElse(null)),
                entry(wording, "issued-by", notice.issuedBy().orElse(null)),
                entry(wording, "submitted-by", notice.submittedBy().orElse(null))));
        file.row(List.of(
                entry(wording, "authority", notice.authority().orElse(null)),
                entry(wording, "reported-at", notice.reportedAt().orElse(null)),
                entry(wording, "reference", notice.reportReference().orElse(null))));
        notice.document()
                .ifPresent(document -> file.row(List.of(
                        entry(wording, "document", document.documentCode()),
                        entry(wording, "revision", document.documentRevision()),
                        entry(wording, "replaces", document.documentReplaces()))));
        file.block(entry(wording, "words", notice.words().whole(wording.language())));
        files(notice).ifPresent(files -> file.block(entry(wording, "files", files)));
        file.row(List.of(
                entry(wording, "customers", all.size()),
                entry(wording, "reached", count(all, Receiver::isReached)),
                entry(wording, "confirmed", count(all, Receiver::isConfirmed)),
                entry(wording, "missing", count(all, receiver -> !receiver.isReached()))));
        file.heading(wording.get("notice.report.receivers"));
        file.table(columns(wording), all);
    }

    void write(AdvisoryNotice notice, ExcelFile file, Wording wording) throws IOException {
        try (var sheet = file.sheet(notice.number(), columns(wording))) {
            receivers.of(notice.id()).forEach(sheet::add);
        }
    }

    private Optional<String> files(AdvisoryNotice notice) {
        var files =
                QuarkusTransaction.joiningExisting().call(() -> attachments.list(Enclosures.of(notice.id()))).stream()
                        .map(file -> file.name() + " (" + file.size() + " B, SHA-256 " + file.sha256() + ")")
                        .collect(Collectors.joining("\n"));
        return files.isEmpty() ? Optional.empty() : Optional.of(files);
    }

    private static long count(List<Receiver> all, Function<Receiver, Boolean> which) {
        return all.stream().filter(which::apply).count();
    }

    private Entry entry(Wording wording, String key, Object value) {
        return new Entry(wording.get("notice.report." + key), wording.of(value));
    }

    private List<Column<Receiver>> columns(Wording wording) {
        return List.of(
                column("customer", 14, Receiver::customerId),
                column("goods", 40, receiver -> goods(receiver, wording)),
                column("told-at", 16, Receiver::toldAt),
                column("handed-over-at", 16, Receiver::handedOverAt),
                column(
                        "message",
                        14,
                        receiver -> receiver.messageStatus() == null
                                ? texts.both("notice.report.not-told")
                                : texts.both("notice.message." + EnumNames.of(receiver.messageStatus()))),
                column(
                        "confirmed-at",
                        16,
                        receiver -> receiver.confirmed() == null
                                ? null
                                : receiver.confirmed().at()),
                column("confirmed-by", 24, this::confirmedBy));
    }

    private Column<Receiver> column(String key, int width, Function<Receiver, ?> value) {
        return new Column<>(texts.both("notice.report." + key), width, value);
    }

    private static String goods(Receiver receiver, Wording wording) {
        return receiver.goods().stream()
                .map(goods -> goods.productId() + " " + goods.lot() + " " + goods.quantity() + " " + goods.unit() + " ("
                        + wording.of(goods.lastDelivered()) + ")")
                .collect(Collectors.joining("\n"));
    }

    private Text confirmedBy(Receiver receiver) {
        var confirmation = receiver.confirmed();
        if (confirmation == null) {
            return null;
        }
        var way = texts.both("notice.way." + confirmation.way());
        return confirmation.words() == null
                ? way
                : new Text(way.en() + ": " + confirmation.words(), way.zh() + "：" + confirmation.words());
    }
}

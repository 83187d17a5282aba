package io.qloop.feedback.importing;

import io.qloop.platform.document.Column;
import io.qloop.platform.document.Documents;
import io.qloop.platform.document.Wording;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.json.EnumNames;
import io.qloop.platform.table.Csv;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Empty tables to fill in; a star marks what has to be. */
@ApplicationScoped
class ImportTemplates {

    private static final int WIDTH = 20;
    private static final String REQUIRED = "*";

    private final Documents documents;
    private final Texts texts;

    ImportTemplates(Documents documents, Texts texts) {
        this.documents = documents;
        this.texts = texts;
    }

    Response csv(ImportKind kind, Wording wording) {
        return documents.csv(
                name(kind, wording),
                file -> file.write(Csv.line(columns(kind).stream().map(column -> wording.of(column.title())))));
    }

    Response xlsx(ImportKind kind, Wording wording) {
        var name = name(kind, wording);
        return documents.excel(
                name, wording, file -> file.sheet(name, columns(kind)).close());
    }

    private static String name(ImportKind kind, Wording wording) {
        return wording.get("import.kind." + EnumNames.of(kind));
    }

    private List<Column<Void>> columns(ImportKind kind) {
        return kind.fields().stream()
                .map(field -> new Column<Void>(
                        new Text(heading(field, Language.EN), heading(field, Language.ZH)), WIDTH, _ -> null))
                .toList();
    }

    private String heading(Field field, Language language) {
        return texts.get(field.heading(), language) + (field.isRequired() ? REQUIRED : "");
    }
}

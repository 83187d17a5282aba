package io.qloop.feedback.importing;

import io.qloop.platform.erasure.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the tables of others name a customer's people. */
@ApplicationScoped
class ImportPersonalData implements PersonalData {

    @Override
    public List<Table> tables() {
        return List.of(
                new Table(
                        "imported_contact",
                        OF_THE_CUSTOMER,
                        Set.of(),
                        Map.of("name", Becomes.PSEUDONYM, "mail", Becomes.NOTHING)),
                // Gone when the import has ended, or when its file is removed: whose rows they are need not be known.
                Table.ofWords("import_row", "true", "content"),
                Table.ofWords("import_error", "true", "value"));
    }

    @Override
    public Map<String, String> without() {
        return Map.of(
                "table_import",
                "Names the one of our own people who imports",
                "import_progress",
                "Counts",
                "imported_master_data",
                "Names companies and goods, not people");
    }
}

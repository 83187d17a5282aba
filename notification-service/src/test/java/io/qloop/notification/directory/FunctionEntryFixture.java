package io.qloop.notification.directory;

import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.ids.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Entries of the directory. */
public final class FunctionEntryFixture {

    private FunctionEntryFixture() {}

    /** The quality department, with or without its two people. */
    public static FunctionEntry quality(boolean head, boolean deputy, String... mails) {
        var entry = new FunctionEntry(Ids.next(), CompanyFunction.QUALITY);
        entry.describe(
                new FunctionEntry.Description(
                        new Text("Quality", "质量部"),
                        Optional.of(new Person("李质量", "li.quality@qloop.local")).filter(_ -> head),
                        Optional.of(new Person("王检", "wang.qc@qloop.local")).filter(_ -> deputy),
                        Language.ZH,
                        List.of(mails)),
                "admin",
                Instant.parse("2026-11-20T00:00:00Z"));
        return entry;
    }
}

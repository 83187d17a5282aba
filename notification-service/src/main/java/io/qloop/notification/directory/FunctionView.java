package io.qloop.notification.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;
import java.time.Instant;
import java.util.List;

/** A function as the directory shows it; a vacant post is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FunctionView(
        CompanyFunction function,
        Text department,
        Person head,
        Person deputy,
        Language language,
        List<String> mails,
        Instant changedAt) {

    static FunctionView of(FunctionEntry entry) {
        return new FunctionView(
                entry.function(),
                entry.department(),
                entry.head().orElse(null),
                entry.deputy().orElse(null),
                entry.language(),
                entry.mails(),
                entry.changedAt());
    }
}

package io.qloop.notification.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A function as the directory shows it: the company's department and who holds its posts now; a vacant one is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FunctionView(
        CompanyFunction function,
        Text department,
        Holder head,
        Holder deputy,
        Language language,
        List<String> mails,
        Instant changedAt) {

    static FunctionView of(Department department, Optional<Person> head, Optional<Person> deputy) {
        return new FunctionView(
                department.function().orElseThrow(),
                department.name(),
                head.map(FunctionView::holder).orElse(null),
                deputy.map(FunctionView::holder).orElse(null),
                department.language(),
                department.mails(),
                department.changedAt());
    }

    private static Holder holder(Person person) {
        return new Holder(person.name(), person.mail().orElse(null));
    }
}

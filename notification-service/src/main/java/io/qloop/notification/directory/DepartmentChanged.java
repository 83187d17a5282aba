package io.qloop.notification.directory;

import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;
import java.util.List;
import java.util.Optional;

/** A department as ERP has it, the whole of it every time; what it does not have is null. */
record DepartmentChanged(
        String department,
        Text name,
        String site,
        CompanyFunction function,
        String superior,
        Language language,
        List<String> mails,
        boolean active,
        List<PostChanged> posts) {

    /** A post; vacant without a holder. */
    record PostChanged(String post, Text name, Holder holder) {}

    Department.Description toDescription() {
        return new Department.Description(
                name,
                Optional.ofNullable(site),
                Optional.ofNullable(function),
                Optional.ofNullable(superior),
                language,
                mails == null ? List.of() : mails,
                active);
    }
}

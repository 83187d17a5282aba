package io.qloop.notification.intake;

import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Text;
import java.util.List;
import java.util.UUID;

/** What of a step in a procedure the mails tell. */
record StageEntered(UUID caseId, String caseNumber, String customerId, Text stageName, List<Copy> copies) {

    /**
     * A department or post that gets a copy.
     *
     * @param department its code in the procedure
     * @param function   null where the document leaves open which one it is
     */
    record Copy(String department, CompanyFunction function, String role, Purpose purpose) {}

    /** What the receiver is to do with it. */
    enum Purpose {
        ANSWER,
        INFORMATION
    }
}

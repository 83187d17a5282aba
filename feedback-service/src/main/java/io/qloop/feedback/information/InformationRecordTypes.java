package io.qloop.feedback.information;

import io.qloop.platform.retention.KeptRecords;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;

/** The records of each form are a record type of their own; documents give no period for them. */
abstract class InformationRecordTypes implements KeptRecords {

    private final InformationRecords records;
    private final InformationForm form;

    InformationRecordTypes(InformationRecords records, InformationForm form) {
        this.records = records;
        this.form = form;
    }

    @Override
    public String code() {
        return form == InformationForm.CUSTOMER_INFORMATION ? "information-record" : form.subject();
    }

    @Override
    public String subject() {
        return form.subject();
    }

    @Override
    public Source source() {
        return new Source(
                "InformationRecord",
                "e.number",
                "e.recordedAt",
                "e.closedAt",
                "e.form = " + InformationForm.class.getName() + "." + form.name());
    }

    @Override
    public void dispose(UUID id) {
        records.delete(records.get(id));
    }

    @Singleton
    static class VisitReports extends InformationRecordTypes {

        VisitReports(InformationRecords records) {
            super(records, InformationForm.VISIT_REPORT);
        }

        @Override
        public Set<String> namedAs() {
            return Set.of("visit-report");
        }
    }

    @Singleton
    static class OperationNotices extends InformationRecordTypes {

        OperationNotices(InformationRecords records) {
            super(records, InformationForm.OPERATION_NOTICE);
        }

        @Override
        public Set<String> namedAs() {
            return Set.of("operation-notice");
        }
    }

    @Singleton
    static class CustomerInformation extends InformationRecordTypes {

        CustomerInformation(InformationRecords records) {
            super(records, InformationForm.CUSTOMER_INFORMATION);
        }

        /** Every paper on which a document keeps what was heard, and the contact sheets, which are part of the record. */
        @Override
        public Set<String> namedAs() {
            return Set.of(
                    "information-record",
                    "contact-sheet",
                    "inquiry-sheet",
                    "opinion-book",
                    "site-visit-record",
                    "service-records");
        }
    }
}

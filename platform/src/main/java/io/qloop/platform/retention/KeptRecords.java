package io.qloop.platform.retention;

import java.util.Set;
import java.util.UUID;

/**
 * An entity of the service that is a record: a bean for each. Attachments, deadlines and the way through its procedure go
 * with the record by themselves.
 */
public interface KeptRecords {

    /**
     * Its record type, such as {@code feedback-form}. Where no procedure in force names it, it is called as the text
     * {@code record-type.feedback-form} says.
     */
    String code();

    /** The subject of the procedures that rule it. */
    String subject();

    /** The record types of procedures that this record is, or holds. It is kept until the last of them may go. */
    Set<String> namedAs();

    /** Where it is found. */
    Source source();

    /** Removes the record and whatever exists only as a part of it, in the running transaction. */
    void dispose(UUID id);

    /**
     * Expressions of HQL on the entity {@code e}, whose {@code id} is also that of the case.
     *
     * @param entity   its name
     * @param number   the human number
     * @param issuedAt when it was issued
     * @param closedAt when it was closed; null while it is open, and nothing open is ever disposed of
     * @param only     the condition that tells these records from others of the entity
     */
    record Source(String entity, String number, String issuedAt, String closedAt, String only) {

        /** Every one of the entity. */
        public Source(String entity, String number, String issuedAt, String closedAt) {
            this(entity, number, issuedAt, closedAt, "1 = 1");
        }
    }
}

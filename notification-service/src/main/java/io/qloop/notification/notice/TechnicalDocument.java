package io.qloop.notification.notice;

import jakarta.persistence.Embeddable;

/**
 * The document that a notice brings.
 *
 * @param documentReplaces what it takes the place of; null where it says so by its revision
 */
@Embeddable
public record TechnicalDocument(String documentCode, String documentRevision, String documentReplaces) {

    static final int CODE_MAX = 60;
    static final int REVISION_MAX = 20;
    static final int REPLACES_MAX = 200;
}

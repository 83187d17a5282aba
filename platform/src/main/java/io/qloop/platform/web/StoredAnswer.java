package io.qloop.platform.web;

/**
 * What a creating request was answered.
 *
 * @param body JSON, null where there is none
 */
record StoredAnswer(int status, String location, String etag, String body) {

    /** Ends a repeated request with the answer of the first one, whatever type the resource method returns. */
    static final class Repeated extends RuntimeException {

        private final transient StoredAnswer answer;

        Repeated(StoredAnswer answer) {
            super("Answered before", null, false, false);
            this.answer = answer;
        }

        StoredAnswer answer() {
            return answer;
        }
    }
}

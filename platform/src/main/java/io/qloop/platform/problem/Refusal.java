package io.qloop.platform.problem;

import java.util.List;
import java.util.Optional;

/**
 * A rule says no. The code is the stable name of the rule in kebab-case: it becomes the problem's type
 * ({@code /problems/<code>}), finds the texts ({@code problem.<code>.title} and {@code problem.<code>.detail}) and the
 * reason of a dead letter. The arguments fill the detail's places {@code {0}}, {@code {1}} …; they are shown to the
 * caller, so they hold nothing that the caller may not see.
 */
public final class Refusal extends RuntimeException {

    /** What sort of no it is; decides the HTTP status. */
    public enum Kind {
        INVALID(400),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        GONE(410),
        PRECONDITION_FAILED(412),
        TOO_LARGE(413),
        RANGE_NOT_SATISFIABLE(416),
        UNPROCESSABLE(422),
        PRECONDITION_REQUIRED(428),
        TOO_MANY(429),
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /**
     * One of several reasons for a no.
     *
     * @param field JSON path, or the place in the case where it is put right
     * @param rule  stable name
     * @param key   of the text
     * @param args  for the places of the text
     */
    public record Detail(String field, String rule, String key, List<Object> args) {

        /** With the text {@code rule.<rule>}. */
        public static Detail of(String field, String rule, Object... args) {
            return new Detail(field, rule, "rule." + rule, List.of(args));
        }
    }

    private final Kind kind;
    private final String code;
    private final transient Optional<String> field;
    private final transient List<Object> args;
    private final transient List<Detail> details;

    private Refusal(Kind kind, String code, String field, Object[] args) {
        this(kind, code, Optional.ofNullable(field), List.of(args), List.of());
    }

    private Refusal(Kind kind, String code, Optional<String> field, List<Object> args, List<Detail> details) {
        // The message is for logs: the code alone, never the arguments, which may be a customer's words.
        super(code);
        this.kind = kind;
        this.code = code;
        this.field = field;
        this.args = args;
        this.details = details;
    }

    /** The same no with the list of its reasons: the caller sees each as one of {@code errors}. */
    public Refusal with(List<Detail> reasons) {
        return new Refusal(kind, code, field, args, List.copyOf(reasons));
    }

    /** The request has the wrong shape at this field (JSON path or parameter name). */
    public static Refusal invalid(String code, String field, Object... args) {
        return new Refusal(Kind.INVALID, code, field, args);
    }

    public static Refusal forbidden(String code, Object... args) {
        return new Refusal(Kind.FORBIDDEN, code, null, args);
    }

    /** There is no such thing, or it is not the caller's to see. */
    public static Refusal notFound(String code, Object... args) {
        return new Refusal(Kind.NOT_FOUND, code, null, args);
    }

    /** The state of the case does not allow it. */
    public static Refusal conflict(String code, Object... args) {
        return new Refusal(Kind.CONFLICT, code, null, args);
    }

    /** It was there and is over for good. */
    public static Refusal gone(String code, Object... args) {
        return new Refusal(Kind.GONE, code, null, args);
    }

    /** The request is well formed, but what stands at this field breaks a rule. */
    public static Refusal unprocessable(String code, String field, Object... args) {
        return new Refusal(Kind.UNPROCESSABLE, code, field, args);
    }

    public static Refusal tooMany(String code, Object... args) {
        return new Refusal(Kind.TOO_MANY, code, null, args);
    }

    public static Refusal preconditionRequired(String code, Object... args) {
        return new Refusal(Kind.PRECONDITION_REQUIRED, code, null, args);
    }

    public static Refusal preconditionFailed(String code, Object... args) {
        return new Refusal(Kind.PRECONDITION_FAILED, code, null, args);
    }

    /** More bytes than this address takes. */
    public static Refusal tooLarge(String code, Object... args) {
        return new Refusal(Kind.TOO_LARGE, code, null, args);
    }

    /** A part is asked for that is not there: the whole has this many bytes. */
    public static Refusal rangeNotSatisfiable(String code, long size) {
        return new Refusal(Kind.RANGE_NOT_SATISFIABLE, code, null, new Object[] {size});
    }

    /** Something that is needed for this is away; worth asking again. */
    public static Refusal unavailable(String code, Object... args) {
        return new Refusal(Kind.UNAVAILABLE, code, null, args);
    }

    public String code() {
        return code;
    }

    public Kind kind() {
        return kind;
    }

    public Optional<String> field() {
        return field;
    }

    public List<Object> args() {
        return args;
    }

    public List<Detail> details() {
        return details;
    }

    /** A refusal is an answer, not a fault: no stack trace is taken. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}

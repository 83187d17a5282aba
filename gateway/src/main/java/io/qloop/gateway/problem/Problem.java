package io.qloop.gateway.problem;

/** Everything that the gateway itself refuses. The code is the stable problem type, {@code /problems/<code>}. */
public enum Problem {
    BAD_REQUEST("bad-request", 400),
    PATH_NOT_CLEAN("path-not-clean", 400),
    UNAUTHENTICATED("unauthenticated", 401),
    SESSION_OVER("session-over", 401),
    CSRF_HEADER_MISSING("csrf-header-missing", 403),
    FOREIGN_ORIGIN("foreign-origin", 403),
    FORBIDDEN("forbidden", 403),
    NOT_FOUND("not-found", 404),
    METHOD_NOT_ALLOWED("method-not-allowed", 405),
    BODY_TOO_LARGE("body-too-large", 413),
    TOO_MANY_REQUESTS("too-many-requests", 429),
    TOO_MANY_UNDER_WAY("too-many-under-way", 429),
    INTERNAL_ERROR("internal-error", 500),
    SERVICE_UNREACHABLE("service-unreachable", 502),
    GATEWAY_BUSY("gateway-busy", 503),
    SIGN_IN_AWAY("sign-in-away", 503),
    SERVICE_TIMEOUT("service-timeout", 504),
    HTTP_VERSION_TOO_OLD("http-version-too-old", 505);

    private final String code;
    private final int status;

    Problem(String code, int status) {
        this.code = code;
        this.status = status;
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }
}

package io.qloop.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.problem.Refusal;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Makes an {@link Idempotent} resource method so. Comes after the validation: a request of the wrong shape costs nothing. */
@Interceptor
@Idempotent
@Priority(Interceptor.Priority.PLATFORM_AFTER + 900)
class Idempotency {

    static final String HEADER = "Idempotency-Key";

    static final int MAX_LENGTH = 200;

    private static final Map<Method, Integer> BODY_INDEX = new ConcurrentHashMap<>();

    private final IdempotencyKeys keys;
    private final CurrentUser user;
    private final HttpHeaders headers;
    private final UriInfo uri;
    private final Request request;
    private final ObjectMapper json;
    private final ObjectWriter canonical;

    Idempotency(
            IdempotencyKeys keys,
            CurrentUser user,
            HttpHeaders headers,
            UriInfo uri,
            Request request,
            ObjectMapper json) {
        this.keys = keys;
        this.user = user;
        this.headers = headers;
        this.uri = uri;
        this.request = request;
        this.json = json;
        this.canonical = json.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    }

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        var key = key();
        return keys.once(
                user.subject(), key, fingerprint(call), call::proceed, answer -> stored(answer, call.getMethod()));
    }

    private String key() {
        var key = headers.getHeaderString(HEADER);
        if (key == null || key.isEmpty()) {
            throw Refusal.invalid("idempotency-key-missing", HEADER);
        }
        if (key.length() > MAX_LENGTH || key.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw Refusal.invalid("idempotency-key-invalid", HEADER, MAX_LENGTH);
        }
        return key;
    }

    /** The request as it was understood: order of fields, white space and the like do not matter. Of files the bytes do. */
    private byte[] fingerprint(InvocationContext call) throws IOException {
        var digest = sha256();
        digest.update(request.getMethod().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        digest.update(uri.getRequestUri().getRawPath().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        var body = BODY_INDEX.computeIfAbsent(call.getMethod(), this::bodyIndex);
        if (body >= 0) {
            digest.update(canonical.writeValueAsBytes(call.getParameters()[body]));
        }
        if (uri.getRequestUri().getRawQuery() != null) {
            digest.update(uri.getRequestUri().getRawQuery().getBytes(StandardCharsets.UTF_8));
        }
        for (var parameter : call.getParameters()) {
            if (parameter instanceof FileUpload file) {
                digest(file, digest);
            }
        }
        return digest.digest();
    }

    private static void digest(FileUpload file, MessageDigest digest) throws IOException {
        try (var bytes = new DigestInputStream(Files.newInputStream(file.uploadedFile()), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** The parameter that nothing else is said about is the body. */
    private int bodyIndex(Method method) {
        var parameters = method.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            if (!isJaxRs(parameters[i]) && !uri.getPathParameters().containsKey(parameters[i].getName())) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isJaxRs(Parameter parameter) {
        return parameter.getType().getName().startsWith("jakarta.ws.rs.")
                || Arrays.stream(parameter.getAnnotations())
                        .map(a -> a.annotationType().getName())
                        .anyMatch(n -> n.startsWith("jakarta.ws.rs.") || n.startsWith("org.jboss.resteasy.reactive."));
    }

    private StoredAnswer stored(Object answer, Method method) {
        return switch (answer) {
            case RestResponse<?> response -> stored(response.toResponse());
            case Response response -> stored(response);
            case null -> new StoredAnswer(status(method, RestResponse.StatusCode.NO_CONTENT), null, null, null);
            default -> new StoredAnswer(status(method, RestResponse.StatusCode.OK), null, null, body(answer));
        };
    }

    private StoredAnswer stored(Response response) {
        var location = response.getLocation();
        return new StoredAnswer(
                response.getStatus(),
                location == null ? null : AnswerHeaders.relative(location, uri.getBaseUri()),
                response.getHeaderString(HttpHeaders.ETAG),
                response.getEntity() == null ? null : body(response.getEntity()));
    }

    private String body(Object entity) {
        try {
            return json.writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The answer cannot be kept as JSON", e);
        }
    }

    private static int status(Method method, int otherwise) {
        var declared = method.getAnnotation(ResponseStatus.class);
        return declared == null ? otherwise : declared.value();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** Answers a repetition as the first request was answered. */
    static class Repetition {

        @ServerExceptionMapper
        Response repeat(StoredAnswer.Repeated repeated) {
            var answer = repeated.answer();
            var response = Response.status(answer.status()).header("Idempotent-Replayed", "true");
            if (answer.location() != null) {
                response.header(HttpHeaders.LOCATION, URI.create(answer.location()));
            }
            if (answer.etag() != null) {
                response.header(HttpHeaders.ETAG, answer.etag());
            }
            if (answer.body() != null) {
                response.entity(answer.body()).type(MediaType.APPLICATION_JSON_TYPE);
            }
            return response.build();
        }
    }
}

package io.qloop.gateway.testing;

import io.smallrye.jwt.build.Jwt;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small OpenID Connect server: discovery, keys, code flow that insists on PKCE, refresh, end of session. As in a composition of
 * containers, browsers reach it under another host name than the gateway, and it says so in its discovery document.
 */
public final class Authority {
    private record Asked(String challenge, String nonce, String redirectUri) {}

    private final KeyPair keys;
    private final HttpServer server;
    private final Map<String, Asked> codes = new ConcurrentHashMap<>();
    private final AtomicInteger refreshed = new AtomicInteger();
    private volatile Duration lifeOfTokens = Duration.ofMinutes(5);
    private volatile boolean refreshing = true;

    Authority(Vertx vertx) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        server = vertx.createHttpServer()
                .requestHandler(this::handle)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** How the gateway reaches it. */
    public String insideUrl() {
        return "http://localhost:" + server.actualPort() + "/realms/qloop";
    }

    /** How browsers reach it; also the issuer. */
    public String outsideUrl() {
        return "http://127.0.0.1:" + server.actualPort() + "/realms/qloop";
    }

    /** Tokens given from now on live this long. */
    public void tokensLive(Duration life) {
        lifeOfTokens = life;
    }

    /** Whether a refresh token is still worth something. */
    public void refreshes(boolean allowed) {
        refreshing = allowed;
    }

    public int refreshed() {
        return refreshed.get();
    }

    private void handle(HttpServerRequest request) {
        var path = request.path().replaceFirst("^/realms/qloop", "");
        switch (path) {
            case "/.well-known/openid-configuration" -> json(request, 200, discovery());
            case "/protocol/openid-connect/certs" -> json(request, 200, jwks());
            case "/protocol/openid-connect/auth" -> authorize(request);
            case "/protocol/openid-connect/token" ->
                request.setExpectMultipart(true).endHandler(_ -> token(request, request.formAttributes()));
            default -> json(request, 404, new JsonObject());
        }
    }

    private JsonObject discovery() {
        return new JsonObject()
                .put("issuer", outsideUrl())
                .put("authorization_endpoint", outsideUrl() + "/protocol/openid-connect/auth")
                .put("end_session_endpoint", outsideUrl() + "/protocol/openid-connect/logout")
                .put("token_endpoint", insideUrl() + "/protocol/openid-connect/token")
                .put("jwks_uri", insideUrl() + "/protocol/openid-connect/certs");
    }

    private JsonObject jwks() {
        var key = (RSAPublicKey) keys.getPublic();
        return new JsonObject()
                .put(
                        "keys",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("kty", "RSA")
                                        .put("kid", "test")
                                        .put("use", "sig")
                                        .put("alg", "RS256")
                                        .put("n", base64(unsigned(key.getModulus())))
                                        .put("e", base64(unsigned(key.getPublicExponent())))));
    }

    /** Signs in at once whoever comes. */
    private void authorize(HttpServerRequest request) {
        if (!"S256".equals(request.getParam("code_challenge_method"))) {
            json(request, 400, new JsonObject().put("error", "invalid_request"));
            return;
        }
        var code = UUID.randomUUID().toString();
        var redirect = request.getParam("redirect_uri");
        codes.put(code, new Asked(request.getParam("code_challenge"), request.getParam("nonce"), redirect));
        request.response()
                .setStatusCode(302)
                .putHeader("Location", redirect + "?code=" + code + "&state=" + request.getParam("state"))
                .end();
    }

    private void token(HttpServerRequest request, MultiMap form) {
        if ("refresh_token".equals(form.get("grant_type"))) {
            if (!refreshing) {
                json(request, 400, new JsonObject().put("error", "invalid_grant"));
                return;
            }
            json(request, 200, tokens(null, "wang.qc-" + refreshed.incrementAndGet()));
            return;
        }
        var asked = codes.remove(form.get("code"));
        if (asked == null
                || !asked.challenge().equals(s256(form.get("code_verifier")))
                || !asked.redirectUri().equals(form.get("redirect_uri"))) {
            json(request, 400, new JsonObject().put("error", "invalid_grant"));
            return;
        }
        json(request, 200, tokens(asked.nonce(), "wang.qc"));
    }

    private JsonObject tokens(String nonce, String login) {
        var expiry = Instant.now().plus(lifeOfTokens);
        var id = Jwt.issuer(outsideUrl()).subject("u-1").audience("gateway").expiresAt(expiry);
        if (nonce != null) {
            id.claim("nonce", nonce);
        }
        var access = Jwt.issuer(outsideUrl())
                .subject("u-1")
                .audience("qloop")
                .expiresAt(expiry)
                .claim("preferred_username", login)
                .claim("functions", List.of("quality"))
                .claim("realm_access", Map.of("roles", List.of("staff")));
        return new JsonObject()
                .put("token_type", "Bearer")
                .put("expires_in", lifeOfTokens.toSeconds())
                .put("id_token", id.jws().keyId("test").sign(keys.getPrivate()))
                .put("access_token", access.jws().keyId("test").sign(keys.getPrivate()))
                .put("refresh_token", UUID.randomUUID().toString());
    }

    private static void json(HttpServerRequest request, int status, JsonObject body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body.encode());
    }

    private static String s256(String verifier) {
        try {
            return base64(MessageDigest.getInstance("SHA-256")
                    .digest(String.valueOf(verifier).getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

package io.qloop.platform.testing;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Access tokens as Keycloak issues them, signed by a key that lives as long as the test run:
 * {@code Tokens.of("wang.qc").roles("staff").functions("quality").sign()}. {@link #config()} makes a service trust that
 * key instead of Keycloak.
 */
public final class Tokens {

    public static final String ISSUER = "https://issuer.test/realms/qloop";
    public static final String AUDIENCE = "qloop";

    /** Test resources and tests live in different class loaders; the key is handed over in a system property. */
    private static final String SHARED_KEY = "qloop.test.token-key";

    private static final KeyPair OURS = sharedKeyPair();

    private final String login;
    private final Set<String> roles = new LinkedHashSet<>();
    private List<String> functions = List.of();
    private String customer;
    private String client = "qloop-demo";
    private String issuer = ISSUER;
    private String audience = AUDIENCE;
    private Instant expiresAt = Instant.now().plus(Duration.ofMinutes(5));
    private KeyPair key = OURS;

    private Tokens(String login) {
        this.login = login;
    }

    /** A token for this login, without any role yet. */
    public static Tokens of(String login) {
        return new Tokens(login);
    }

    /** Settings that make a service verify these tokens; for test resources to hand over. */
    public static Map<String, String> config() {
        return Map.of(
                "quarkus.oidc.auth-server-url",
                "",
                "quarkus.oidc.public-key",
                Base64.getEncoder().encodeToString(OURS.getPublic().getEncoded()),
                "quarkus.oidc.token.issuer",
                ISSUER);
    }

    /** The public key as a key set, as Keycloak publishes it. */
    public static String keySet() {
        var key = (RSAPublicKey) OURS.getPublic();
        var base64 = Base64.getUrlEncoder().withoutPadding();
        return """
                {"keys":[{"kid":"test","kty":"RSA","alg":"RS256","use":"sig","n":"%s","e":"%s"}]}
                """.formatted(
                        base64.encodeToString(unsigned(key.getModulus())),
                        base64.encodeToString(unsigned(key.getPublicExponent())));
    }

    public Tokens roles(String... names) {
        roles.addAll(List.of(names));
        return this;
    }

    public Tokens functions(String... codes) {
        functions = List.of(codes);
        return this;
    }

    public Tokens customer(String customerId) {
        customer = customerId;
        return this;
    }

    public Tokens client(String clientId) {
        client = clientId;
        return this;
    }

    public Tokens issuer(String other) {
        issuer = other;
        return this;
    }

    public Tokens audience(String other) {
        audience = other;
        return this;
    }

    public Tokens expiresAt(Instant moment) {
        expiresAt = moment;
        return this;
    }

    /** Signed by somebody whom the service does not know. */
    public Tokens signedByStranger() {
        key = newKeyPair();
        return this;
    }

    /** The token, for {@code Authorization: Bearer …}. */
    public String sign() {
        var claims = Jwt.claims()
                .subject("sub-" + login)
                .preferredUserName(login)
                .issuer(issuer)
                .audience(audience)
                .issuedAt(expiresAt.minus(Duration.ofMinutes(10)))
                .expiresAt(expiresAt)
                .claim("azp", client)
                .claim("realm_access", Map.of("roles", List.copyOf(roles)));
        if (!functions.isEmpty()) {
            claims.claim("functions", functions);
        }
        if (customer != null) {
            claims.claim("customer_id", customer);
        }
        return claims.jws().algorithm(SignatureAlgorithm.RS256).keyId("test").sign(key.getPrivate());
    }

    /** The same claims with {@code alg: none} and no signature, as forgers try. */
    public String unsigned() {
        var parts = sign().split("\\.");
        var header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"typ\":\"JWT\",\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        return header + "." + parts[1] + ".";
    }

    private static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static KeyPair sharedKeyPair() {
        synchronized (System.getProperties()) {
            var shared = System.getProperty(SHARED_KEY);
            if (shared == null) {
                var pair = newKeyPair();
                var base64 = Base64.getEncoder();
                shared = base64.encodeToString(pair.getPublic().getEncoded())
                        + ":"
                        + base64.encodeToString(pair.getPrivate().getEncoded());
                System.setProperty(SHARED_KEY, shared);
            }
            return keyPair(shared.split(":"));
        }
    }

    private static KeyPair keyPair(String[] encoded) {
        try {
            var keys = KeyFactory.getInstance("RSA");
            var base64 = Base64.getDecoder();
            return new KeyPair(
                    keys.generatePublic(new X509EncodedKeySpec(base64.decode(encoded[0]))),
                    keys.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(encoded[1]))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The shared test key cannot be read", e);
        }
    }

    private static KeyPair newKeyPair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has RSA", e);
        }
    }
}

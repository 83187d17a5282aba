package io.qloop.notification.channel;

import io.qloop.platform.problem.Refusal;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * The address that a channel calls. Whoever knows the address of a chat's robot can write to the chat, so logs, answers and
 * the audit trail show the host and a fingerprint alone.
 */
public record Target(URI uri) {

    static final int MAX_LENGTH = 2000;

    /** @throws Refusal when it is no address that can be called */
    static Target of(String text) {
        try {
            var uri = new URI(text);
            if (uri.getHost() == null
                    || uri.getRawUserInfo() != null
                    || uri.getRawFragment() != null
                    || !(isHttps(uri) || "http".equalsIgnoreCase(uri.getScheme()))) {
                throw Refusal.invalid("channel-url-invalid", "url");
            }
            return new Target(uri);
        } catch (URISyntaxException notAnAddress) {
            throw Refusal.invalid("channel-url-invalid", "url");
        }
    }

    private static boolean isHttps(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    boolean isHttps() {
        return isHttps(uri);
    }

    String host() {
        var host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return isHttps() ? 443 : 80;
    }

    /** Path and query, with a further query behind them. */
    String pathWith(String query) {
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var known = uri.getRawQuery();
        if (known == null) {
            return query.isEmpty() ? path : path + "?" + query;
        }
        return path + "?" + known + (query.isEmpty() ? "" : "&" + query);
    }

    /** What may be shown of it. */
    String shown() {
        return uri.getScheme() + "://" + uri.getRawAuthority() + "/… #" + Secret.fingerprint(uri.toString());
    }

    @Override
    public String toString() {
        return shown();
    }

    /** As the database holds it. */
    @Converter(autoApply = true)
    public static class Column implements AttributeConverter<Target, String> {

        @Override
        public String convertToDatabaseColumn(Target target) {
            return target == null ? null : target.uri.toString();
        }

        @Override
        public Target convertToEntityAttribute(String stored) {
            return stored == null ? null : new Target(URI.create(stored));
        }
    }
}

package io.qloop.gateway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** As much of a browser as signing in needs: cookies for the gateway, and redirects one by one. */
public final class Browser {
    private final URI gateway;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final List<String> everSet = new ArrayList<>();

    public Browser(URI gateway) {
        this.gateway = gateway;
    }

    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path)).timeout(Duration.ofSeconds(30));
    }

    /** One request, no redirect followed. */
    public HttpResponse<String> step(String path) {
        return send(to(path));
    }

    /** Requests until no redirect is left. */
    public HttpResponse<String> follow(String path) {
        var response = step(path);
        for (int i = 0; i < 10 && response.statusCode() / 100 == 3; i++) {
            var next = response.uri()
                    .resolve(response.headers().firstValue("Location").orElseThrow());
            response = send(HttpRequest.newBuilder(next));
        }
        return response;
    }

    public HttpResponse<String> send(HttpRequest.Builder builder) {
        var uri = builder.build().uri();
        boolean toGateway = uri.getAuthority().equals(gateway.getAuthority());
        if (toGateway && !cookies.isEmpty()) {
            builder.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            var response = client.send(builder.build(), HttpResponse.BodyHandlers.ofString());
            if (toGateway) {
                response.headers().allValues("Set-Cookie").forEach(this::keep);
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Every cookie that the gateway ever set, with its attributes. */
    public List<String> everSet() {
        return List.copyOf(everSet);
    }

    /** The session cookie becomes one that nobody can read. */
    public void breakSession() {
        cookies.replaceAll((name, value) -> name.startsWith("q_session") ? value.replaceAll("[a-m]", "n") : value);
    }

    private void keep(String header) {
        everSet.add(header);
        var pair = header.split(";", 2);
        var name = pair[0].substring(0, pair[0].indexOf('='));
        var value = pair[0].substring(pair[0].indexOf('=') + 1);
        if (value.isEmpty() || header.toLowerCase(java.util.Locale.ROOT).contains("max-age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }
}

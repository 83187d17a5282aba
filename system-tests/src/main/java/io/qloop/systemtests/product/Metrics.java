package io.qloop.systemtests.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A service's metrics at one moment, as Prometheus would read them. */
public record Metrics(String text) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    public static Metrics of(String serviceUrl) {
        try {
            var request = HttpRequest.newBuilder(URI.create(serviceUrl + "/q/metrics"))
                    .header("Accept", "text/plain")
                    .build();
            return new Metrics(
                    HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The sum over all labels. */
    public double value(String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}

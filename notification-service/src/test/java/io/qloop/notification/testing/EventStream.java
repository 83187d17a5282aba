package io.qloop.notification.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A stream of server-sent events as a browser reads it. */
public final class EventStream implements AutoCloseable {

    private static final int PATIENCE_MINUTES = 2;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
    private final HttpResponse<InputStream> response;

    /** A line, or the end of all. */
    private record Line(String text, boolean isEnd) {}

    /** An event; its name is {@code end} where the stream is over, and {@code heartbeat} where it is a comment. */
    public record Event(String id, String name, JsonNode data) {}

    private EventStream(URI url, String token, String lastEventId) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        response = client.send(request.build(), BodyHandlers.ofInputStream());
        Thread.ofVirtual().start(this::read);
    }

    /** @param lastEventId null for a stream that begins now */
    public static EventStream open(URI url, String token, String lastEventId) {
        try {
            return new EventStream(url, token, lastEventId);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public int status() {
        return response.statusCode();
    }

    public String contentType() {
        return response.headers().firstValue("Content-Type").orElse("");
    }

    /** The next event, heartbeats left out. */
    public Event next() {
        var event = any();
        while (event.name().equals("heartbeat")) {
            event = any();
        }
        return event;
    }

    /** The events up to the first of this name, it included. */
    public List<Event> upTo(String name) {
        var events = new ArrayList<Event>();
        do {
            events.add(next());
        } while (!events.getLast().name().equals(name)
                && !events.getLast().name().equals("end"));
        return events;
    }

    /** Is nothing but heartbeats told for the time of two of them? */
    public boolean isSilent() {
        return any().name().equals("heartbeat") && any().name().equals("heartbeat");
    }

    /** The next event or heartbeat. */
    public Event any() {
        String id = null;
        var name = "message";
        var data = new StringBuilder();
        for (var line = take(); ; line = take()) {
            if (line.isEnd()) {
                return new Event(null, "end", null);
            }
            if (line.text().isEmpty()) {
                if (!data.isEmpty()) {
                    return new Event(id, name, json(data.toString()));
                }
            } else if (line.text().startsWith(":")) {
                return new Event(null, "heartbeat", null);
            } else {
                var colon = line.text().indexOf(':');
                var value = line.text().substring(colon + 1).stripLeading();
                switch (line.text().substring(0, colon)) {
                    case "id" -> id = value;
                    case "event" -> name = value;
                    case "data" -> data.append(value);
                    default -> {
                        // Fields of content types are for others.
                    }
                }
            }
        }
    }

    private Line take() {
        try {
            var line = lines.poll(PATIENCE_MINUTES, TimeUnit.MINUTES);
            if (line == null) {
                throw new AssertionError("Nothing is told any more, not even a heartbeat");
            }
            return line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (var reader = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(new Line(line, false));
            }
        } catch (IOException closed) {
            // Read to its end by us or by the other side.
        }
        lines.add(new Line("", true));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes away without a word, as a browser does. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}

package io.qloop.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qloop.local.Addresses;
import io.qloop.local.demo.Rest.Answer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** A story that is played against a running product, chapter by chapter, and what its chapters have in common. */
abstract class Play {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter LOCAL_TIME =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ENGLISH).withZone(ZONE);

    final Addresses addresses;
    final Story story;
    final Rest rest;

    Play(Addresses addresses, Story story, Rest rest) {
        this.addresses = addresses;
        this.story = story;
        this.rest = rest;
    }

    /** Plays all chapters; what did not hold is counted by the story. */
    abstract void play();

    final void company() {
        story.step(
                "seed",
                () -> Seed.run(addresses),
                seeded -> seeded.customers() + " customers, " + seeded.products() + " products, " + seeded.deliveries()
                        + " deliveries, " + seeded.functions() + " functions");
    }

    final Mailbox headOf(String function) {
        var entry = rest.get("li.quality", "/functions/" + function).expect(200).body();
        return new Mailbox(addresses, entry.path("head").path("mail").asText());
    }

    final void refused(String step, int status, Callable<Answer> attempt) {
        story.step(
                step,
                () -> attempt.call().expect(status),
                answer -> answer.status() + " " + answer.problem() + ": "
                        + answer.body().path("title").asText());
    }

    static Answer good(Answer answer) {
        return answer.status() >= 200 && answer.status() < 300 ? answer : answer.expect(200);
    }

    final String etag(String user, String path) {
        return rest.get(user, path).expect(200).etag();
    }

    static List<JsonNode> items(Answer answer) {
        var items = new ArrayList<JsonNode>();
        answer.expect(200).body().path("items").forEach(items::add);
        return items;
    }

    static Optional<JsonNode> first(Answer answer) {
        return items(answer).stream().findFirst();
    }

    static Set<String> ids(List<JsonNode> cases) {
        var ids = new HashSet<String>();
        cases.forEach(one -> ids.add(id(one)));
        return ids;
    }

    static String id(JsonNode one) {
        return one.path("id").asText();
    }

    static String number(JsonNode one) {
        return one.path("number").asText();
    }

    /** A moment as the people of the company read it. */
    static String local(String instant) {
        return LOCAL_TIME.format(Instant.parse(instant)) + " (" + ZONE + ")";
    }

    static ObjectNode object() {
        return Company.JSON.createObjectNode();
    }

    final void require(JsonNode earlier, String what) {
        if (earlier == null) {
            story.step(
                    "earlier",
                    () -> {
                        throw new IllegalStateException("without " + what + " this chapter cannot be played");
                    },
                    nothing -> "");
        }
    }
}

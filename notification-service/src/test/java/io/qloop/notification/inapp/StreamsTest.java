package io.qloop.notification.inapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qloop.notification.addressing.WriteMessages;
import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.Urgency;
import io.qloop.notification.testing.Colleague;
import io.qloop.notification.testing.EventStream;
import io.qloop.notification.testing.MailTest;
import io.qloop.notification.testing.News;
import io.qloop.platform.testing.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MailTest
class StreamsTest {

    private static final String PATH = "/api/v1/my-messages";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TestHTTPResource(PATH + "/stream")
    URI url;

    @Inject
    WriteMessages writeMessages;

    @Inject
    Streams streams;

    @Inject
    EntityManager database;

    @Inject
    DataSource dataSource;

    News news;

    @BeforeEach
    void open() {
        news = new News(writeMessages);
    }

    private EventStream watch(Colleague who, String lastEventId) {
        return EventStream.open(url, who.token().sign(), lastEventId);
    }

    private UUID tell(Colleague whom) {
        return news.tell(whom.audience(), MessageKind.COPY_TO_KNOW, Urgency.NORMAL);
    }

    private static List<String> ids(List<EventStream.Event> events) {
        return events.stream()
                .filter(event -> event.data().has("id"))
                .map(event -> event.data().get("id").asText())
                .toList();
    }

    @Test
    void tellsWhatChangesAsItHappens() {
        var wang = Colleague.enter(database, "zh");
        try (var stream = watch(wang, null)) {
            var ready = stream.next();
            var id = tell(wang);
            var told = stream.next();
            wang.signedIn().put(PATH + "/" + id + "/read");
            var read = stream.next();
            wang.signedIn().put(PATH + "/" + id + "/unread");
            var unread = stream.next();
            wang.signedIn().put(PATH + "/" + id + "/acknowledged");
            var acknowledged = stream.next();

            assertThat(stream.contentType()).startsWith("text/event-stream");
            assertThat(ready.name()).isEqualTo("ready");
            assertThat(ready.data().path("resumed").asBoolean()).isFalse();
            assertThat(ready.data().path("unread").path("total").asInt()).isZero();
            assertThat(told.name()).isEqualTo("message");
            assertThat(told.data().path("message").path("subject").asText()).startsWith("【QLoop】");
            assertThat(told.data().path("message").has("readAt")).isFalse();
            assertThat(read.name()).isEqualTo("read");
            assertThat(read.data().path("message").has("readAt")).isTrue();
            assertThat(unread.name()).isEqualTo("unread");
            assertThat(acknowledged.name()).isEqualTo("acknowledged");
            assertThat(acknowledged.data().path("message").has("acknowledgedAt"))
                    .isTrue();
            assertThat(List.of(told, read, unread, acknowledged))
                    .allSatisfy(event ->
                            assertThat(event.data().path("id").asText()).isEqualTo(id.toString()))
                    .extracting(EventStream.Event::id)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void goesOnAfterADisconnectWithoutLossAndWithoutRepetition() {
        var wang = Colleague.enter(database, "en");
        String seen;
        try (var stream = watch(wang, null)) {
            stream.upTo("ready");
            tell(wang);
            seen = stream.next().id();
        }
        var missed = new ArrayList<String>();
        for (var i = 0; i < 12; i++) {
            missed.add(tell(wang).toString());
        }

        try (var stream = watch(wang, seen)) {
            var told = stream.upTo("ready");
            var next = tell(wang).toString();
            var after = stream.next();

            assertThat(ids(told)).isEqualTo(missed);
            assertThat(told.getLast().data().path("resumed").asBoolean()).isTrue();
            assertThat(told.getLast().data().path("unread").path("total").asInt())
                    .isEqualTo(13);
            assertThat(ids(List.of(after))).containsExactly(next);
        }
        // From the middle of what was missed, too.
        String middle;
        try (var stream = watch(wang, seen)) {
            middle = stream.upTo("ready").get(5).id();
        }
        try (var stream = watch(wang, middle)) {
            assertThat(ids(stream.upTo("ready"))).startsWith(missed.get(6)).hasSize(7);
        }
    }

    @Test
    void saysWhereNothingIsKnownOfWhatWasSeen() {
        var wang = Colleague.enter(database, "en");
        var longAgo = new Position(Instant.now().minus(Duration.ofDays(30)), 1, 1).text();
        var fromAnotherDatabase = new Position(Instant.now(), 1L << 55, 1).text();

        for (var id : List.of("nonsense", "-", longAgo, fromAnotherDatabase)) {
            try (var stream = watch(wang, id)) {
                var ready = stream.next();

                assertThat(ready.name()).isEqualTo("ready");
                assertThat(ready.data().path("resumed").asBoolean()).isFalse();
            }
        }
    }

    @Test
    void tellsEverybodyOnlyTheirOwn() {
        var wang = Colleague.enter(database, "en");
        var li = Colleague.enter(database, "en");
        try (var wangs = watch(wang, null);
                var lis = watch(li, null)) {
            wangs.upTo("ready");
            lis.upTo("ready");

            var first = tell(wang);
            var second = tell(li);
            var third = tell(wang);

            assertThat(ids(List.of(wangs.next(), wangs.next()))).containsExactly(first.toString(), third.toString());
            assertThat(ids(List.of(lis.next()))).containsExactly(second.toString());
            assertThat(lis.isSilent()).isTrue();
        }
    }

    /** A transaction of another instance, which nobody in this process hears of. */
    private Connection elsewhere(Colleague who, UUID message) throws SQLException {
        var connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        try (var insert = connection.prepareStatement(
                "insert into my_message_change (person_id, message_id, change) values (?, ?, 'READ')")) {
            insert.setObject(1, who.id());
            insert.setObject(2, message);
            insert.executeUpdate();
        }
        return connection;
    }

    @Test
    void tellsWhatAnotherInstanceWritesAndLosesNothingThatIsCommittedLate() throws SQLException {
        var wang = Colleague.enter(database, "en");
        var early = tell(wang);
        try (var stream = watch(wang, null)) {
            stream.upTo("ready");

            try (var slow = elsewhere(wang, early)) {
                // Written later, committed first.
                var late = tell(wang);
                assertThat(stream.isSilent()).isTrue();
                slow.commit();

                var told = List.of(stream.next(), stream.next());
                assertThat(ids(told)).containsExactly(early.toString(), late.toString());
                assertThat(told).extracting(EventStream.Event::name).containsExactly("read", "message");
            }
        }
    }

    @Test
    void endsWithItsToken() {
        var wang = Colleague.enter(database, "en");
        var token =
                Tokens.of(wang.login()).roles("staff").expiresAt(Instant.now().plusSeconds(4));
        try (var stream = EventStream.open(url, token.sign(), null)) {
            assertThat(stream.upTo("end").getFirst().name()).isEqualTo("ready");
        }
    }

    @Test
    void isLimitedForEachPersonAndFreedWhenTheReaderGoes() {
        var wang = Colleague.enter(database, "en");
        var li = Colleague.enter(database, "en");
        var open = new ArrayList<EventStream>();
        try {
            for (var i = 0; i < 3; i++) {
                open.add(watch(wang, null));
                open.getLast().upTo("ready");
            }
            try (var fourth = watch(wang, null);
                    var another = watch(li, null)) {
                assertThat(fourth.status()).isEqualTo(429);
                assertThat(another.upTo("ready")).hasSize(1);
            }
        } finally {
            open.forEach(EventStream::close);
        }

        await().atMost(PATIENCE).until(() -> streams.streamsOf(wang.id()) == 0 && streams.streamsOf(li.id()) == 0);
        try (var again = watch(wang, null)) {
            assertThat(again.upTo("ready")).hasSize(1);
        }
    }

    @Test
    void beatsWhileNothingHappens() {
        var wang = Colleague.enter(database, "en");
        try (var stream = watch(wang, null)) {
            stream.upTo("ready");

            assertThat(stream.isSilent()).isTrue();
        }
    }
}

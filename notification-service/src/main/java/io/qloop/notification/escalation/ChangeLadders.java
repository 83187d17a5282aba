package io.qloop.notification.escalation;

import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.web.Versions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * Gives the ladders a new version; what runs goes on by the version that it began with. Those that come with the product
 * are taken over at the start, unless somebody has changed them.
 */
@ApplicationScoped
class ChangeLadders {

    private static final String SHIPPED = "escalation/ladders.yaml";
    private static final String PRODUCT = "system";

    private final LadderVersions versions;
    private final LadderSettings settings;
    private final CurrentUser user;
    private final Clock clock;

    ChangeLadders(LadderVersions versions, LadderSettings settings, CurrentUser user, Clock clock) {
        this.versions = versions;
        this.settings = settings;
        this.user = user;
        this.clock = clock;
    }

    /** Before anything is heard or asked. */
    void onStart(@Observes @Priority(10) StartupEvent start) {
        var content = settings.file().map(ChangeLadders::file).orElseGet(ChangeLadders::shipped);
        LadderReader.read(content);
        QuarkusTransaction.requiringNew().run(() -> {
            versions.lock();
            var newest = versions.newest();
            var isOurs = newest.isEmpty()
                    || newest.get().changedBy().equals(PRODUCT)
                            && !newest.get().content().equals(content);
            if (isOurs) {
                keep(newest, content, PRODUCT, "comes with the product");
            }
        });
    }

    /** @param ifMatch the number of the version that the caller has seen */
    @Transactional
    LadderVersion handle(String content, String reason, String ifMatch) {
        versions.lock();
        var newest = versions.newest();
        try {
            LadderReader.read(content);
        } catch (BrokenLadders broken) {
            throw broken.refusal();
        }
        Versions.requireMatch(ifMatch, newest.map(LadderVersion::number).orElse(0));
        return keep(newest, content, user.name(), reason);
    }

    private LadderVersion keep(Optional<LadderVersion> before, String content, String by, String reason) {
        var next = new LadderVersion(
                Ids.next(), before.map(LadderVersion::number).orElse(0) + 1, content, by, reason, clock.instant());
        versions.persistAndFlush(next);
        return next;
    }

    private static String shipped() {
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(SHIPPED)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(SHIPPED + " cannot be read", e);
        }
    }

    private static String file(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }
}

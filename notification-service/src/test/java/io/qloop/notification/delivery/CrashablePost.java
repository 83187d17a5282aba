package io.qloop.notification.delivery;

import io.qloop.notification.enclosure.Enclosures;
import io.qloop.notification.letter.Letters;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The real post, after which this process can be made to "die": nothing that comes after the mail server's yes runs. */
@Mock
@Singleton
class CrashablePost extends Post {

    private final Set<String> deadly = ConcurrentHashMap.newKeySet();
    private final Set<String> died = ConcurrentHashMap.newKeySet();

    CrashablePost(
            Letters letters,
            Enclosures enclosures,
            MailSettings mail,
            ArchiveSettings archive,
            OidcClients oidcClients,
            Clock clock) {
        super(letters, enclosures, mail, archive, oidcClients, clock);
    }

    /** The process dies once, after the mail to this address was handed in, or before. */
    void dieAt(String address, boolean afterHandingIn) {
        deadly.add(address + afterHandingIn);
    }

    boolean hasDiedAt(String address) {
        return died.contains(address);
    }

    private Death deathAt(String address) {
        died.add(address);
        return new Death();
    }

    @Override
    Outcome send(Attempt attempt, Conversation conversation) {
        var address = attempt.message().recipient().orElseThrow().mail();
        if (deadly.remove(address + false)) {
            throw deathAt(address);
        }
        var outcome = super.send(attempt, conversation);
        if (deadly.remove(address + true)) {
            throw deathAt(address);
        }
        return outcome;
    }

    /** As if the process had been killed. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }
}

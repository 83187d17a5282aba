package io.qloop.notification.acknowledge;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** The secret that seals links: the configured one, or one that was made up at the first start, the same for all instances. */
@Startup
@ApplicationScoped
public class AcknowledgeKey {

    private static final int SHORTEST = 32;
    private static final int BYTES = 32;

    private final AcknowledgeSettings settings;
    private final EntityManager database;
    private byte[] secret;

    AcknowledgeKey(AcknowledgeSettings settings, EntityManager database) {
        this.settings = settings;
        this.database = database;
    }

    /** Before anybody's first use of it, and at the start at the latest. */
    @PostConstruct
    void prepare() {
        if (settings.secret().filter(it -> it.length() < SHORTEST).isPresent()) {
            throw new IllegalStateException("notification.acknowledge.secret has at least 32 characters");
        }
        secret = settings.secret()
                .map(it -> it.getBytes(StandardCharsets.UTF_8))
                .orElseGet(() -> QuarkusTransaction.requiringNew().call(this::kept));
    }

    public byte[] secret() {
        return secret.clone();
    }

    /** Of two instances that start for the first time together, the second takes what the first has made up. */
    private byte[] kept() {
        var madeUp = new byte[BYTES];
        new SecureRandom().nextBytes(madeUp);
        database.createNativeQuery("insert into acknowledge_key (only_one, secret, created_at)"
                        + " values (true, :secret, now()) on conflict do nothing")
                .setParameter("secret", madeUp)
                .executeUpdate();
        return (byte[]) database.createNativeQuery("select secret from acknowledge_key", byte[].class)
                .getSingleResult();
    }
}

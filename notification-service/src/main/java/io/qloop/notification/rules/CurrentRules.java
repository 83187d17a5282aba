package io.qloop.notification.rules;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The rules that hold: those of {@code rules/messages.yaml}, or what the company has made of them. Held in memory, so that
 * an event asks nobody.
 */
@ApplicationScoped
class CurrentRules {

    private static final String FILE = "rules/messages.yaml";

    private final RuleBook shipped;
    private final RulesVersions versions;
    private volatile Numbered current;

    CurrentRules(RuleBookReader reader, RulesVersions versions) {
        this.versions = versions;
        try {
            shipped = reader.readYaml(FILE, PublishedEvents.resource(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        current = new Numbered(0, shipped);
    }

    /**
     * Rules and the number of their version.
     *
     * @param number 0 for those that are shipped
     */
    record Numbered(int number, RuleBook book) {}

    /** Before anything is heard; shipped rules with a flaw keep the service from starting. */
    void onStart(@Observes @Priority(20) StartupEvent start) {
        refresh();
    }

    /** Other instances are where the rules may have been changed too. */
    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void refresh() {
        QuarkusTransaction.requiringNew().run(() -> {
            if (versions.latestNumber() != current.number()) {
                versions.latest().ifPresent(latest -> current = numbered(latest));
            }
        });
    }

    Numbered get() {
        return current;
    }

    RuleBook shipped() {
        return shipped;
    }

    /** Events that are younger than the version go by the shipped rules. */
    private Numbered numbered(RulesVersion version) {
        return new Numbered(
                version.number(), RuleBookReader.parse(version.content()).completedBy(shipped));
    }
}

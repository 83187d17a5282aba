package io.qloop.notification.escalation;

import io.qloop.platform.transaction.BeforeCommit;
import io.qloop.platform.transaction.PerTransaction;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** All versions of the ladders. */
@ApplicationScoped
class LadderVersions implements PanacheRepositoryBase<LadderVersion, UUID> {

    /** A version never changes. */
    private final Map<Integer, List<Ladder>> read = new ConcurrentHashMap<>();

    private final PerTransaction<String, Integer> numbers;

    LadderVersions(BeforeCommit transaction) {
        this.numbers = new PerTransaction<>(transaction);
    }

    /** The ladders that hold now, under their number. */
    record Current(int number, List<Ladder> ladders) {}

    Optional<LadderVersion> newest() {
        return find("order by number desc").firstResultOptional();
    }

    Optional<LadderVersion> of(int number) {
        return find("number", number).firstResultOptional();
    }

    List<LadderVersion> history() {
        return list("order by number desc");
    }

    Current current() {
        var number = numbers.get("newest", _ -> getEntityManager()
                .createQuery("select max(number) from LadderVersion", Integer.class)
                .getSingleResult());
        return new Current(number, ladders(number));
    }

    /** The ladder in the version that the escalation began with. */
    Ladder ladder(Escalation escalation) {
        return ladders(escalation.ladderVersion()).stream()
                .filter(ladder -> ladder.code().equals(escalation.ladder()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Version " + escalation.ladderVersion() + " has no ladder " + escalation.ladder()));
    }

    /** Where the escalation stands. */
    Rung rung(Escalation escalation) {
        return ladder(escalation).rungs().get(escalation.rung());
    }

    private List<Ladder> ladders(int number) {
        var known = read.get(number);
        if (known == null) {
            known = LadderReader.read(of(number).orElseThrow().content());
            read.put(number, known);
        }
        return known;
    }

    /** Of two who change the ladders at once, the second waits. */
    void lock() {
        getEntityManager()
                .createNativeQuery(
                        "select 1 from (select pg_advisory_xact_lock(hashtext('ladder_version'))) locked",
                        Integer.class)
                .getSingleResult();
    }
}

package io.qloop.platform.procedure.adoption;

import io.qloop.platform.i18n.Texts;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.procedure.Changeover;
import io.qloop.platform.procedure.Presets;
import io.qloop.platform.procedure.Procedure;
import io.qloop.platform.procedure.ProcedureReader;
import io.qloop.platform.procedure.ProcedureVersion;
import io.qloop.platform.procedure.Situation;
import io.qloop.platform.procedure.Timetable;
import io.qloop.platform.procedure.VersionName;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The procedures that cases are handled by. A service asks {@link #inForce} when it opens a case, keeps name and number
 * with the case, and asks {@link #get} from then on.
 */
@ApplicationScoped
public class Procedures {

    private static final Logger LOG = Logger.getLogger(Procedures.class);
    private static final String FIRST_START = "Default of the installation";

    private final StoredVersions versions;
    private final Adoptions adoptions;
    private final AdoptProcedure adopt;
    private final ProcedureSettings settings;
    private final Presets presets;
    private final Map<VersionName, ProcedureVersion> read = new ConcurrentHashMap<>();

    Procedures(
            StoredVersions versions,
            Adoptions adoptions,
            AdoptProcedure adopt,
            ProcedureSettings settings,
            ShippedPresets presets) {
        this.versions = versions;
        this.adoptions = adoptions;
        this.adopt = adopt;
        this.settings = settings;
        this.presets = presets.get();
    }

    /** A broken preset stops the start here. On the very first one the installation's defaults are adopted. */
    void onStart(@Observes StartupEvent start) {
        settings.defaults().forEach((subject, name) -> {
            if (!QuarkusTransaction.requiringNew().call(() -> adoptions.wasEverInForce(subject))) {
                adoptDefault(subject, name);
            }
        });
    }

    private void adoptDefault(String subject, String name) {
        var preset = presets.find(name).filter(p -> p.subject().equals(subject));
        if (preset.isEmpty()) {
            throw new IllegalStateException(
                    "qloop.procedures.defaults." + subject + " is '" + name + "', which is no preset for that");
        }
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> adopt.handle(new AdoptProcedure.Command(name, null, Scope.COMPANY, FIRST_START)));
        } catch (RuntimeException e) {
            if (!QuarkusTransaction.requiringNew().call(() -> adoptions.wasEverInForce(subject))) {
                throw e;
            }
            LOG.debugf("Another instance has adopted %s first", name);
        }
    }

    public Presets presets() {
        return presets;
    }

    /** Versions never change, so they are read once; only tests take them away again. */
    void forget() {
        read.clear();
    }

    /**
     * The version that holds for a new case: that of its customer, else of the customer's group, else of the site, else of
     * the company. What is not known is null.
     *
     * @throws Refusal when the subject has none
     */
    @Transactional
    public ProcedureVersion inForce(String subject, String customerId, String customerGroup, String site) {
        return get(adoptions
                .narrowest(subject, customerId, customerGroup, site)
                .orElseThrow(() -> Refusal.conflict("procedure-none-in-force", subject)));
    }

    /** Every version that holds for somebody, once. */
    @Transactional
    public List<ProcedureVersion> inForce() {
        return adoptions.inForce().stream()
                .map(adoption -> get(adoption.name(), adoption.number()))
                .distinct()
                .toList();
    }

    /**
     * A version that a case was opened under, also after it was retired.
     *
     * @throws Refusal when there is none
     */
    @Transactional
    public ProcedureVersion get(String name, int number) {
        return find(new VersionName(name, number))
                .orElseThrow(() -> Refusal.notFound("procedure-version-not-found", name, number));
    }

    /** A version that a case was opened under, also after it was retired, where there is one. */
    @Transactional
    public Optional<ProcedureVersion> find(VersionName name) {
        var known = Optional.ofNullable(read.get(name)).or(() -> versions.find(name.procedure(), name.number())
                .map(stored -> new ProcedureVersion(
                        name.procedure(), name.number(), ProcedureReader.parse(stored.content()))));
        known.ifPresent(version -> read.put(name, version));
        return known;
    }

    @Transactional
    public ProcedureVersion get(VersionName version) {
        return get(version.procedure(), version.number());
    }

    /** The preset by its name, as shipped. */
    public Procedure preset(String name) {
        return presets.find(name).orElseThrow(() -> Refusal.notFound("procedure-not-found", name));
    }

    /** What would happen to this case; changes nothing. */
    public static Changeover whatIf(
            ProcedureVersion from,
            ProcedureVersion to,
            Situation situation,
            Map<String, Instant> events,
            Timetable.Calendar calendar) {
        return Changeover.of(from.procedure(), to.procedure(), situation, events, calendar);
    }

    /** Reads the presets once, before anybody asks. */
    @ApplicationScoped
    static class ShippedPresets {

        private final Presets presets;

        ShippedPresets(Texts texts) {
            this.presets = Presets.load(Thread.currentThread().getContextClassLoader(), texts);
        }

        Presets get() {
            return presets;
        }

        Optional<Procedure> find(String name) {
            return presets.find(name);
        }
    }
}

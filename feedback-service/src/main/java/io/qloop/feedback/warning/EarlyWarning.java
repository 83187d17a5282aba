package io.qloop.feedback.warning;

import io.qloop.feedback.warning.DailyCounts.Span;
import io.qloop.platform.audit.Audited;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.procedure.WarningRule;
import io.qloop.platform.procedure.WarningRule.Dimension;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** There were more feedbacks on one product, from one customer or of one kind than chance explains. */
@Entity
class EarlyWarning implements Audited {

    @Id
    private UUID id;

    @Version
    private long version;

    private String number;

    @Enumerated(EnumType.STRING)
    private Dimension dimension;

    @Column(name = "key")
    private String key;

    private String rule;
    /** The version of the procedure that the rule stood in; the case itself may be moved to another. */
    private String ruleOf;

    private LocalDate firstDay;
    private LocalDate lastDay;
    private long feedbacks;
    private double expected;
    private long warningLimit;
    private double probability;

    @Enumerated(EnumType.STRING)
    private WarningRule.Exposure exposure;

    private Double exposed;
    private Double usuallyExposed;
    private String exposureUnit;

    @Enumerated(EnumType.STRING)
    private EarlyWarningStatus status;

    private boolean falseAlarm;
    private String procedure;
    private Instant dueAt;
    private Instant raisedAt;
    private Instant settledAt;

    /** For the mapper only. */
    protected EarlyWarning() {}

    /** @param procedure that it follows, with its version; the rule stands in it */
    EarlyWarning(
            UUID id,
            String number,
            Watched watched,
            WarningRule rule,
            String procedure,
            RateChart.Point point,
            Optional<Instant> dueAt,
            Instant raisedAt) {
        this.id = id;
        this.number = number;
        this.dimension = watched.dimension();
        this.key = watched.key();
        this.rule = rule.code();
        this.ruleOf = procedure;
        this.firstDay = point.span().first();
        this.lastDay = point.span().last();
        this.feedbacks = point.feedbacks();
        this.expected = point.expected();
        this.warningLimit = point.limit();
        this.probability = point.probability();
        this.exposure = point.measured().by();
        this.exposed = rounded(point.measured().now());
        this.usuallyExposed = rounded(point.measured().usual());
        this.exposureUnit = point.measured().unit();
        this.status = EarlyWarningStatus.OPEN;
        this.procedure = procedure;
        this.dueAt = dueAt.orElse(null);
        this.raisedAt = raisedAt;
    }

    /** For people to read. */
    private static double rounded(double amount) {
        return new BigDecimal(amount).round(new MathContext(6)).doubleValue();
    }

    /** Its procedure has gone on. */
    void follow(String procedure, Optional<Instant> dueAt, boolean falseAlarm, Optional<Instant> endedAt) {
        this.procedure = procedure;
        this.dueAt = dueAt.orElse(null);
        this.falseAlarm = falseAlarm;
        endedAt.ifPresent(at -> {
            status = EarlyWarningStatus.SETTLED;
            settledAt = at;
        });
    }

    EarlyWarningRaised raised(WarningRule because, CompanyFunction responsible) {
        return new EarlyWarningRaised(
                id,
                number,
                dimension,
                key,
                because.name(),
                firstDay,
                lastDay,
                feedbacks,
                expected,
                warningLimit,
                exposure,
                exposed,
                usuallyExposed,
                exposureUnit,
                responsible,
                procedure,
                dueAt,
                raisedAt);
    }

    @Override
    public UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    String number() {
        return number;
    }

    Watched watched() {
        return new Watched(dimension, key);
    }

    String rule() {
        return rule;
    }

    String ruleOf() {
        return ruleOf;
    }

    Span span() {
        return new Span(firstDay, lastDay);
    }

    long feedbacks() {
        return feedbacks;
    }

    double expected() {
        return expected;
    }

    long warningLimit() {
        return warningLimit;
    }

    double probability() {
        return probability;
    }

    WarningRule.Exposure exposure() {
        return exposure;
    }

    /** Empty of warnings from before it was kept. */
    Optional<Double> exposed() {
        return Optional.ofNullable(exposed);
    }

    Optional<Double> usuallyExposed() {
        return Optional.ofNullable(usuallyExposed);
    }

    Optional<String> exposureUnit() {
        return Optional.ofNullable(exposureUnit);
    }

    EarlyWarningStatus status() {
        return status;
    }

    boolean isFalseAlarm() {
        return falseAlarm;
    }

    String procedure() {
        return procedure;
    }

    Optional<Instant> dueAt() {
        return Optional.ofNullable(dueAt);
    }

    Instant raisedAt() {
        return raisedAt;
    }

    Optional<Instant> settledAt() {
        return Optional.ofNullable(settledAt);
    }
}

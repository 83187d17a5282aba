package io.qloop.feedback.information;

import io.qloop.feedback.information.Collected.Group;
import io.qloop.feedback.information.InformationEvent.Concern;
import io.qloop.platform.period.Period;
import io.qloop.platform.transaction.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;

/** Reads what is to be collected at the end of a period. The database counts it, however much it is. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class CollectedInformation {

    /** The first condition is that of the indexes. */
    private static final String OF_PERIOD_KIND =
            " from information_record where digested <> '[]' and cast(digested as jsonb) @> to_jsonb(cast(? as text))";

    private static final String OF_PROCEDURE = OF_PERIOD_KIND + " and starts_with(procedure, ?)";

    private static final String WITHIN = " and recorded_at >= ? and recorded_at < ?";

    private final Statements statements;
    private final DigestSettings settings;

    CollectedInformation(Statements statements, DigestSettings settings) {
        this.statements = statements;
        this.settings = settings;
    }

    /** The procedures, with their versions, of what has been recorded for such a period. */
    List<String> procedures(Period period) {
        return statements.list(
                "select distinct procedure" + OF_PERIOD_KIND + WITHIN,
                row -> row.getString(1),
                DigestPeriod.of(period).name(),
                period.start(),
                period.end());
    }

    Collected of(Period period, String procedureName) {
        var counts = counts(period, procedureName);
        var groups = groups(period, procedureName);
        var concerns = concerns(period, procedureName);
        return new Collected(
                counts.recorded,
                counts.open,
                carriedOver(period, procedureName),
                counts.groups,
                groups,
                counts.concerns,
                concerns);
    }

    private record Counts(int recorded, int open, int groups, int concerns) {}

    private Counts counts(Period period, String procedureName) {
        return statements.one(
                """
                select count(*), count(*) filter (where status = 'OPEN'), count(distinct row (kind, category)),
                    count(*) filter (where of_concern)""" + OF_PROCEDURE + WITHIN,
                row -> new Counts(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)),
                DigestPeriod.of(period).name(),
                versionsOf(procedureName),
                period.start(),
                period.end());
    }

    private List<Group> groups(Period period, String procedureName) {
        return statements.list(
                "select kind, category, count(*), count(*) filter (where status = 'OPEN')" + OF_PROCEDURE + WITHIN
                        + " group by kind, category order by count(*) desc, kind, category limit ?",
                row -> new Group(row.getString(1), row.getString(2), row.getInt(3), row.getInt(4)),
                DigestPeriod.of(period).name(),
                versionsOf(procedureName),
                period.start(),
                period.end(),
                settings.listed());
    }

    private List<Concern> concerns(Period period, String procedureName) {
        return statements.list(
                "select id, number, customer_id, subject" + OF_PROCEDURE + WITHIN
                        + " and of_concern order by id limit ?",
                row -> new Concern(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4)),
                DigestPeriod.of(period).name(),
                versionsOf(procedureName),
                period.start(),
                period.end(),
                settings.listed());
    }

    /** How many that were recorded before are still open. */
    private int carriedOver(Period period, String procedureName) {
        return statements.one(
                "select count(*)" + OF_PROCEDURE + " and status = 'OPEN' and recorded_at < ?",
                row -> row.getInt(1),
                DigestPeriod.of(period).name(),
                versionsOf(procedureName),
                period.start());
    }

    private static String versionsOf(String procedureName) {
        return procedureName + "/";
    }
}

package io.qloop.feedback.information;

import io.qloop.feedback.information.Collected.Group;
import io.qloop.feedback.information.InformationEvent.Concern;
import io.qloop.platform.period.Period;
import io.qloop.platform.transaction.StorageFault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads what is to be collected at the end of a period. The database counts it, however much it is. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class CollectedInformation {

    /** The first condition is that of the indexes. */
    private static final String OF_PERIOD_KIND =
            " from information_record where digested <> '[]' and cast(digested as jsonb) @> to_jsonb(cast(? as text))";

    private static final String OF_PROCEDURE = OF_PERIOD_KIND + " and starts_with(procedure, ?)";

    private static final String WITHIN = " and recorded_at >= ? and recorded_at < ?";

    private final DataSource dataSource;
    private final DigestSettings settings;

    CollectedInformation(DataSource dataSource, DigestSettings settings) {
        this.dataSource = dataSource;
        this.settings = settings;
    }

    /** The procedures, with their versions, of what has been recorded for such a period. */
    List<String> procedures(Period period) {
        return read("select distinct procedure" + OF_PERIOD_KIND + WITHIN, select -> {
            select.setString(1, DigestPeriod.of(period).name());
            within(select, 2, period);
            return rows(select, row -> row.getString(1));
        });
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
        return read("""
                select count(*), count(*) filter (where status = 'OPEN'), count(distinct row (kind, category)),
                    count(*) filter (where of_concern)""" + OF_PROCEDURE + WITHIN, select -> {
            ofProcedure(select, period, procedureName);
            return rows(select, row -> new Counts(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)))
                    .getFirst();
        });
    }

    private List<Group> groups(Period period, String procedureName) {
        return read(
                "select kind, category, count(*), count(*) filter (where status = 'OPEN')" + OF_PROCEDURE + WITHIN
                        + " group by kind, category order by count(*) desc, kind, category limit ?",
                select -> {
                    select.setInt(ofProcedure(select, period, procedureName), settings.listed());
                    return rows(
                            select, row -> new Group(row.getString(1), row.getString(2), row.getInt(3), row.getInt(4)));
                });
    }

    private List<Concern> concerns(Period period, String procedureName) {
        return read(
                "select id, number, customer_id, subject" + OF_PROCEDURE + WITHIN
                        + " and of_concern order by id limit ?",
                select -> {
                    select.setInt(ofProcedure(select, period, procedureName), settings.listed());
                    return rows(
                            select,
                            row -> new Concern(
                                    row.getObject(1, UUID.class),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getString(4)));
                });
    }

    /** How many that were recorded before are still open. */
    private int carriedOver(Period period, String procedureName) {
        return read("select count(*)" + OF_PROCEDURE + " and status = 'OPEN' and recorded_at < ?", select -> {
            select.setString(1, DigestPeriod.of(period).name());
            select.setString(2, versionsOf(procedureName));
            setMoment(select, 3, period.start());
            return rows(select, row -> row.getInt(1)).getFirst();
        });
    }

    /** @return the next place */
    private static int ofProcedure(PreparedStatement select, Period period, String procedureName) throws SQLException {
        select.setString(1, DigestPeriod.of(period).name());
        select.setString(2, versionsOf(procedureName));
        return within(select, 3, period);
    }

    private static int within(PreparedStatement select, int place, Period period) throws SQLException {
        setMoment(select, place, period.start());
        setMoment(select, place + 1, period.end());
        return place + 2;
    }

    private static void setMoment(PreparedStatement select, int place, Instant moment) throws SQLException {
        select.setObject(place, moment.atOffset(ZoneOffset.UTC));
    }

    private static String versionsOf(String procedureName) {
        return procedureName + "/";
    }

    @FunctionalInterface
    private interface Query<T> {
        T answer(PreparedStatement select) throws SQLException;
    }

    @FunctionalInterface
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> T read(String sql, Query<T> query) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(sql)) {
            return query.answer(select);
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    private static <T> List<T> rows(PreparedStatement select, Row<T> row) throws SQLException {
        try (var rows = select.executeQuery()) {
            var all = new ArrayList<T>();
            while (rows.next()) {
                all.add(row.of(rows));
            }
            return all;
        }
    }
}

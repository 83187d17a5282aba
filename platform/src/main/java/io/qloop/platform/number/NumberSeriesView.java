package io.qloop.platform.number;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How the numbers of a form are written at a site.
 *
 * @param site {@code company} where a site has no series of its own
 * @param placeholders what the pattern may hold beside its counter
 * @param example a first number
 * @param reason why it was changed; missing where it is as shipped
 */
@Schema(name = "NumberSeries")
@JsonInclude(JsonInclude.Include.NON_NULL)
record NumberSeriesView(
        String form,
        String site,
        String pattern,
        NumberRestart restart,
        Set<String> placeholders,
        String example,
        String reason,
        Instant changedAt,
        String changedBy) {

    static NumberSeriesView stored(StoredSeries series, Set<String> placeholders, int year) {
        return of(series.form(), series.site(), series.pattern(), placeholders, year)
                .changed(series.reason(), series.changedAt(), series.changedBy());
    }

    static NumberSeriesView preset(String form, Set<String> placeholders, int year) {
        return of(form, NumberSeries.COMPANY, NumberSeries.preset(form), placeholders, year);
    }

    /** Of the entity tag; what is as shipped is version 0. */
    static long version(StoredSeries series) {
        return series.version() + 1;
    }

    private static NumberSeriesView of(
            String form, String site, NumberPattern pattern, Set<String> placeholders, int year) {
        var series = pattern.series(placeholder -> placeholder.toUpperCase(Locale.ROOT));
        return new NumberSeriesView(
                form,
                site,
                pattern.text(),
                NumberRestart.of(pattern),
                placeholders,
                pattern.number(series, year, 1),
                null,
                null,
                null);
    }

    private NumberSeriesView changed(String why, Instant at, String by) {
        return new NumberSeriesView(form, site, pattern, restart, placeholders, example, why, at, by);
    }
}

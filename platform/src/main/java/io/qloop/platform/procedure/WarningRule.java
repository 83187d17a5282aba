package io.qloop.platform.procedure;

import io.qloop.platform.i18n.Text;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * When the number of cases calls for an early warning (FB-033): a control chart with a limit that so many cases reach by
 * chance only as often as {@code falseAlarm} says.
 *
 * @param per        what has a chart each
 * @param days       of one period of a {@link Chart#U} chart; null for {@link Chart#G}
 * @param cases      in a row that a {@link Chart#G} chart measures the time of; null for {@link Chart#U}
 * @param baseline   days before, that tell what is usual
 * @param falseAlarm probability of a warning in a period (u), or at a case (g), though nothing has changed
 * @param atLeast    cases; fewer never call for a warning
 * @param exposure   of a {@link Chart#U} chart of products or customers: what cases are measured by; null for
 *     {@link Exposure#TIME}
 * @param exposureDays for how many days a delivery counts, in equal parts, from its own on; null for {@link Exposure#TIME}
 */
@Schema(name = "ProcedureWarningRule")
public record WarningRule(
        String code,
        Text name,
        Dimension per,
        Chart chart,
        Integer days,
        Integer cases,
        int baseline,
        BigDecimal falseAlarm,
        int atLeast,
        Exposure exposure,
        Integer exposureDays,
        String source)
        implements Coded {

    /** What cases are counted by. */
    @Schema(name = "ProcedureWarningDimension")
    public enum Dimension {
        PRODUCT,
        CUSTOMER,
        KIND
    }

    /** What is watched. */
    @Schema(name = "ProcedureWarningChart")
    public enum Chart {
        /** Cases in a period of fixed length. */
        U,
        /** The time that a fixed number of cases took, for what is rare. */
        G
    }

    /** What cases are measured by: twice as many are usual where there is twice as much of it. */
    @Schema(name = "ProcedureWarningExposure")
    public enum Exposure {
        TIME,
        /** How many deliveries were made. */
        DELIVERIES,
        /** How much was delivered. */
        QUANTITY
    }

    /** What cases are measured by. */
    public Exposure measuredBy() {
        return exposure == null ? Exposure.TIME : exposure;
    }

    public WarningRule {
        falseAlarm = falseAlarm == null
                ? null
                : new BigDecimal(falseAlarm.stripTrailingZeros().toPlainString());
    }
}

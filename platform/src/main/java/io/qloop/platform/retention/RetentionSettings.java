package io.qloop.platform.retention;

import io.qloop.platform.company.CompanyFunction;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;

/** What the company decides about its records where the written procedures are silent. */
@ConfigMapping(prefix = "qloop.retention")
public interface RetentionSettings {

    /**
     * What the years are counted from. The documents do not say it; the end of the year keeps every record at least as
     * long as any reading of them demands.
     */
    @WithDefault("year-end")
    CountsFrom countsFrom();

    /** By the code of the record type. What a procedure in force says goes first. */
    Map<String, RecordSetting> types();

    /** How often it is looked what may go, and what was approved is carried out. */
    @WithDefault("10m")
    String sweepEvery();

    /** What is decided about one record type. */
    interface RecordSetting {

        /** How many years it is kept. Without it, it is kept for good. */
        Optional<Integer> years();

        /** The function whose department keeps it. */
        Optional<CompanyFunction> keptBy();
    }
}

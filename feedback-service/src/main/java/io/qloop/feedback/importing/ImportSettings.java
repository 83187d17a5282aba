package io.qloop.feedback.importing;

import io.qloop.platform.table.TableLimits;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How tables are imported. */
@ConfigMapping(prefix = "feedback.import")
public interface ImportSettings {

    int MOST_COLUMNS = 100;

    /** More fits into no cell of Excel. */
    int LONGEST_CELL = 32_767;

    /** How often it is looked for files that wait. */
    @WithDefault("2s")
    String every();

    /** How long an import that did not go on is left alone; doubled each time, and shortened by chance. */
    @WithDefault("2s")
    Duration firstPause();

    @WithDefault("5m")
    Duration longestPause();

    /** Of a file. */
    @WithDefault("50M")
    MemorySize maxSize();

    /** Of an Excel file when it is unpacked. */
    @WithDefault("400M")
    MemorySize maxUnpacked();

    /** Of the texts that the cells of an Excel file share; they are kept in memory while it is read. */
    @WithDefault("48M")
    MemorySize maxSharedTexts();

    /** How many rows are checked, or written, in one transaction. */
    @WithDefault("500")
    int batch();

    /** A file with so many rows that are not right is read no further. */
    @WithDefault("2000")
    int refusedAtMost();

    /** How long file and errors of an import are kept after its end: both may name people. */
    @WithDefault("30d")
    Duration keep();

    /** How often it is looked for what has been kept so long. */
    @WithDefault("1h")
    String removeEvery();

    default TableLimits limits() {
        return new TableLimits(maxUnpacked().asLongValue(), maxSharedTexts().asLongValue(), MOST_COLUMNS, LONGEST_CELL);
    }
}

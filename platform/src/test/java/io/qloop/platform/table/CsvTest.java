package io.qloop.platform.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void quotesEveryCellAndDefusesFormulas() {
        assertThat(Csv.line(Stream.of("1", "say \"hi\"", "=HYPERLINK(\"x\")", "+1", "-1", "@SUM(A1)", "\tx", "a=b")))
                .isEqualTo("\"1\",\"say \"\"hi\"\"\",\"'=HYPERLINK(\"\"x\"\")\",\"'+1\",\"'-1\",\"'@SUM(A1)\","
                        + "\"'\tx\",\"a=b\"\r\n");
    }
}

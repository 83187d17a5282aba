package io.qloop.notification.enclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailFileTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 56, 57, 58, 114, 115, 10_000})
    void countsWhatAMailHolds(int bytes) {
        var lines = Base64.getMimeEncoder().encodeToString(new byte[bytes]) + "\r\n";

        assertThat(MailFile.encoded(bytes)).isEqualTo(lines.length());
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "1023, 1023 B", "1024, 1 KB", "1025, 2 KB", "1048576, 1.0 MB", "5767168, 5.5 MB"})
    void saysItsSizeInWords(long size, String words) {
        var file = new MailFile("a.pdf", "application/pdf", size, Optional.empty(), InputStream::nullInputStream);

        assertThat(file.sizeInWords()).isEqualTo(words);
    }
}

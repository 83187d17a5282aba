package io.qloop.platform.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("AH-83")
class AttachmentFileNameTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
            report.pdf                       | report.pdf
            ../../etc/passwd                 | passwd
            ..\\..\\windows\\system.ini      | system.ini
            C:\\Users\\wang\\报告.pdf        | 报告.pdf
            ...                              | attachment
            .htaccess                        | htaccess
            a/                               | attachment
            a"<b>:?*.png                     | ab.png
            null                             | attachment
            """)
    void isANameOnly(String sent, String name) {
        assertThat(FileName.of(sent).value()).isEqualTo(name);
    }

    @Test
    void holdsNoControlOrSteeringCharacters() {
        assertThat(FileName.of("a\r\nSet-Cookie: x\0\u202Egpj.exe\u2028").value())
                .isEqualTo("aSet-Cookie xgpj.exe");
    }

    @Test
    void isShortenedBeforeItsExtension() {
        var name = FileName.of("长".repeat(300) + ".pdf").value();

        assertThat(name).endsWith("长.pdf").hasSize(150);
    }

    @Test
    void getsTheExtensionOfWhatTheFileIs() {
        assertThat(FileName.of("photo.exe").as(FileType.PNG).value()).isEqualTo("photo.exe.png");
        assertThat(FileName.of("photo").as(FileType.JPEG).value()).isEqualTo("photo.jpg");
        assertThat(FileName.of("photo.JPEG").as(FileType.JPEG).value()).isEqualTo("photo.JPEG");
    }
}

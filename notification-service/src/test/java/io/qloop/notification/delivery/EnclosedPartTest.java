package io.qloop.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.qloop.notification.enclosure.MailFile;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class EnclosedPartTest {

    private static final int SIZE = 4 * 1024 * 1024;
    private static final int RECIPIENTS = 100;

    private static MimeMessage mail(MailFile file) throws Exception {
        var mail = new MimeMessage(Session.getInstance(new Properties()));
        mail.setContent(new MimeMultipart("mixed", EnclosedPart.of(file)));
        mail.saveChanges();
        return mail;
    }

    private static MailFile file(String name, byte[] content) {
        return new MailFile(
                name, "application/pdf", content.length, Optional.empty(), () -> new ByteArrayInputStream(content));
    }

    @Test
    void carriesAChineseNameInBothForms() throws Exception {
        var name = "客户".repeat(60) + "检验报告 7号.pdf";
        var written = new ByteArrayOutputStream();
        mail(file(name, new byte[] {1, 2, 3})).writeTo(written);

        var text = written.toString(StandardCharsets.US_ASCII);
        assertThat(text).contains("filename*0*=UTF-8''", "name=\"=?UTF-8?B?");
        assertThat(text.lines()).allMatch(line -> line.length() < 998);
        var read =
                new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(written.toByteArray()));
        var part = ((MimeMultipart) read.getContent()).getBodyPart(0);
        assertThat(part.getFileName()).isEqualTo(name);
        try (var content = part.getInputStream()) {
            assertThat(content.readAllBytes()).containsExactly(1, 2, 3);
        }
    }

    /** Bytes out of nothing. */
    private static final class Endless extends InputStream {
        private int left = SIZE;

        @Override
        public int read() {
            return left-- > 0 ? 7 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            var read = Math.min(left, length);
            left -= read;
            return read;
        }
    }

    @Test
    void holdsNoFileWhileItGoesOut() throws Exception {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var file = new MailFile("large.pdf", "application/pdf", SIZE, Optional.empty(), Endless::new);
        mail(file).writeTo(OutputStream.nullOutputStream());
        var before = threads.getCurrentThreadAllocatedBytes();

        for (var i = 0; i < RECIPIENTS; i++) {
            mail(file).writeTo(OutputStream.nullOutputStream());
        }

        // Not even one of the hundred files was in memory, all of them together.
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(RECIPIENTS * (long) SIZE / 8);
    }
}

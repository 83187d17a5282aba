package io.qloop.local.part;

import io.qloop.local.Home;
import io.qloop.local.mail.MailServer;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The mail server, in a Java process of its own. */
final class MailPart extends ProcessPart {

    private final Home home;
    private final int smtpPort;
    private final int imapPort;

    MailPart(Home home, int smtpPort, int imapPort) {
        super("mail", Set.of(), Map.of("smtp", smtpPort, "imap", imapPort), home.log("mail"));
        this.home = home;
        this.smtpPort = smtpPort;
        this.imapPort = imapPort;
    }

    @Override
    public void prepare(Consumer<String> progress) throws Exception {
        Files.createDirectories(home.data("mail"));
    }

    @Override
    Program program() {
        return new Program(
                List.of(
                        Program.java(),
                        "-Xms16m",
                        "-Xmx1g",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Dorg.slf4j.simpleLogger.showDateTime=true",
                        "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MailServer.class.getName(),
                        String.valueOf(smtpPort),
                        String.valueOf(imapPort),
                        home.data("mail").toString()),
                Map.of(),
                home.directory(),
                log());
    }

    @Override
    public boolean healthy() {
        return answers(smtpPort) && answers(imapPort);
    }
}

package io.qloop.local.mail;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A mail server for one machine: takes every message, opens every mailbox to whoever names its address. */
public final class MailServer implements AutoCloseable {

    /** More messages in one mailbox than this make GreenMail slow. */
    private static final int SHOWN = 5_000;

    private final GreenMail server;
    private final Mailboxes mailboxes;

    /** Takes messages from here on; the mailboxes of an earlier server on the same directory are there again. */
    public MailServer(int smtpPort, int imapPort, Path directory) throws Exception {
        this(smtpPort, imapPort, directory, SHOWN);
    }

    MailServer(int smtpPort, int imapPort, Path directory, int shown) throws Exception {
        server = new PromptGreenMail(
                new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
                new ServerSetup(imapPort, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        mailboxes = new Mailboxes(server, directory, shown);
        mailboxes.open();
        server.start();
    }

    /** Arguments: SMTP port, IMAP port, directory of the mailboxes. */
    public static void main(String[] args) throws Exception {
        var mail = new MailServer(Integer.parseInt(args[0]), Integer.parseInt(args[1]), Path.of(args[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(mail::close));
        Executors.newSingleThreadScheduledExecutor()
                .scheduleWithFixedDelay(mail.mailboxes::forgetDeleted, 2, 2, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        mailboxes.forgetDeleted();
        server.stop();
    }
}

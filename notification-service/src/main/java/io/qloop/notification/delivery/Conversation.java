package io.qloop.notification.delivery;

import io.qloop.notification.message.Trouble;
import io.qloop.platform.mailbox.MailLogin;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * A conversation with the mail server, for one mail after the other. It tells apart what certainly did not go out from
 * what may have gone out: only when the end of the mail was handed in and no answer came, the outcome is in doubt. It
 * ends at the attempt's deadline, whatever the mail server does; after the deadline the end of a mail is never handed
 * in, also when this process was stopped meanwhile.
 */
class Conversation implements AutoCloseable {

    /** Answers of greylisting servers and busy mailboxes. */
    private static final Set<Integer> ASKS_TO_WAIT = Set.of(450, 451);

    private static final int EXCEEDS_THE_STORAGE = 552;
    private static final String MAILBOX_FULL = "5.2.2";

    private final MailSettings settings;
    private final MailLogin login;
    private final Session session;
    private final LastSocket sockets = new LastSocket();
    private final ScheduledExecutorService watch;
    private Transport transport;

    Conversation(MailSettings settings, MailLogin login, ScheduledExecutorService watch) {
        this.settings = settings;
        this.login = login;
        this.watch = watch;
        var properties = new java.util.Properties();
        var timeout = Long.toString(settings.timeout().toMillis());
        properties.put("mail.smtp.connectiontimeout", timeout);
        properties.put("mail.smtp.timeout", timeout);
        properties.put("mail.smtp.localhost", settings.ownHost());
        properties.put("mail.smtp.auth", Boolean.toString(settings.user().isPresent()));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(settings.startTls() != MailSettings.StartTls.OFF));
        properties.put(
                "mail.smtp.starttls.required", Boolean.toString(settings.startTls() == MailSettings.StartTls.REQUIRED));
        // A certificate that is not for this server, or of nobody whom we trust, ends the conversation.
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        // Where the server offers it (RFC 3461), it tells what becomes of the mail.
        properties.put("mail.smtp.dsn.notify", "SUCCESS,FAILURE,DELAY");
        properties.put("mail.smtp.dsn.ret", "HDRS");
        // All recipients or none: a copy in the archive must prove that the recipient's server took the mail.
        properties.put("mail.smtp.sendpartial", "false");
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.socketFactory", sockets);
        properties.put("mail.smtp.socketFactory.fallback", "false");
        login.prepare(properties, "smtp");
        this.session = Session.getInstance(properties);
    }

    Session session() {
        return session;
    }

    /** Hands the mail in; the archive's address stands in no header. */
    Outcome hand(MimeMessage mail, Address recipient, Optional<Address> archive, Attempt attempt) {
        var left = attempt.nanosLeft();
        if (left <= 0) {
            return new Outcome.Postponed(Trouble.POSTPONED, "the attempt's time was over before it began");
        }
        var alarm = watch.schedule(sockets::cut, left, TimeUnit.NANOSECONDS);
        try {
            var connected = connect();
            if (connected.isPresent()) {
                return connected.get();
            }
            var recipients = archive.filter(a -> !a.equals(recipient))
                    .map(a -> new Address[] {recipient, a})
                    .orElse(new Address[] {recipient});
            session.getProperties()
                    .put(
                            "mail.smtp.from",
                            settings.returnPath()
                                    .map(path -> path.replace(
                                            "{id}", attempt.message().mailId().localPart()))
                                    .orElseGet(settings::from));
            transport.begin(attempt.deadline());
            transport.sendMessage(mail, recipients);
            return new Outcome.Accepted();
        } catch (MessagingException e) {
            var outcome = outcome(e, recipient);
            hangUp();
            return outcome;
        } finally {
            alarm.cancel(false);
        }
    }

    private Optional<Outcome> connect() {
        if (transport != null) {
            return Optional.empty();
        }
        var fresh = new Transport(session);
        try {
            login.connect(
                    fresh, settings.host(), settings.port(), settings.user().orElse(null));
            transport = fresh;
            return Optional.empty();
        } catch (MessagingException e) {
            sockets.cut();
            return Optional.of(new Outcome.ServerAway(
                    isAboutTheCertificate(e) ? Trouble.CERTIFICATE_REFUSED : Trouble.SERVER_AWAY, describe(e)));
        }
    }

    private Outcome outcome(MessagingException e, Address recipient) {
        var phase = transport.phase;
        if (phase == Phase.END_HANDED_IN) {
            // Any answer but 250 means that nothing was taken; without an answer nobody knows.
            if (e instanceof SMTPSendFailedException failed && failed.getReturnCode() > 0) {
                return failed.getReturnCode() >= 500
                        ? new Outcome.Refused(
                                isTooLarge(failed) ? Trouble.TOO_LARGE : Trouble.CONTENT_REFUSED, describe(e))
                        : new Outcome.Postponed(postponed(failed.getReturnCode()), describe(e));
            }
            return new Outcome.InDoubt(describe(e));
        }
        if (phase == Phase.CONTENT) {
            return new Outcome.Postponed(Trouble.POSTPONED, describe(e));
        }
        for (var cause = (Exception) e; cause instanceof MessagingException m; cause = m.getNextException()) {
            if (cause instanceof SMTPSenderFailedException) {
                return new Outcome.Postponed(Trouble.SENDER_REFUSED, describe(cause));
            }
            if (cause instanceof SMTPSendFailedException failed && isBeforeTheContent(failed) && isTooLarge(failed)) {
                return new Outcome.Refused(Trouble.TOO_LARGE, describe(failed));
            }
            if (cause instanceof SMTPAddressFailedException refused) {
                if (!refused.getAddress().equals(recipient)) {
                    return new Outcome.Postponed(Trouble.ARCHIVE_REFUSED, describe(refused));
                }
                if (refused.getReturnCode() >= 500) {
                    return new Outcome.Refused(Trouble.RECIPIENT_REFUSED, describe(refused));
                }
                return new Outcome.Postponed(postponed(refused.getReturnCode()), describe(refused));
            }
        }
        return new Outcome.Postponed(Trouble.POSTPONED, describe(e));
    }

    /** Servers that know the size beforehand refuse the sender's command, others that of the content. */
    private static boolean isBeforeTheContent(SMTPSendFailedException failed) {
        return failed.getCommand().startsWith("MAIL") || failed.getCommand().startsWith("DATA");
    }

    /** A full mailbox has the same code, and says so. */
    private static boolean isTooLarge(SMTPSendFailedException failed) {
        return failed.getReturnCode() == EXCEEDS_THE_STORAGE
                && !failed.getMessage().contains(MAILBOX_FULL);
    }

    private static Trouble postponed(int answer) {
        return ASKS_TO_WAIT.contains(answer) ? Trouble.ASKED_TO_WAIT : Trouble.POSTPONED;
    }

    private static boolean isAboutTheCertificate(Exception e) {
        for (Throwable cause = e; cause != null; cause = next(cause)) {
            if (cause instanceof SSLPeerUnverifiedException || cause instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    private static String describe(Exception e) {
        var text = new StringBuilder();
        for (Throwable cause = e; cause != null; cause = next(cause)) {
            if (cause.getMessage() != null && text.indexOf(cause.getMessage().strip()) < 0) {
                text.append(text.isEmpty() ? "" : "; ")
                        .append(cause.getMessage().strip().replaceAll("[\\p{Cc}\\s]+", " "));
            }
        }
        return text.isEmpty() ? e.getClass().getSimpleName() : text.toString();
    }

    private static Throwable next(Throwable cause) {
        return cause instanceof MessagingException m && m.getNextException() != null
                ? m.getNextException()
                : cause.getCause();
    }

    private void hangUp() {
        // Without QUIT: the mail server may be in the middle of anything.
        sockets.cut();
        transport = null;
    }

    /** Ends the connection; the next mail opens another one. */
    @Override
    public void close() {
        if (transport != null) {
            try {
                transport.close();
            } catch (MessagingException closedAnyway) {
                sockets.cut();
            }
            transport = null;
        }
    }

    private enum Phase {
        ENVELOPE,
        CONTENT,
        END_HANDED_IN
    }

    /** The SMTP client, watched as to how far it has come. */
    private static final class Transport extends SMTPTransport {
        private Phase phase = Phase.ENVELOPE;
        private long deadline;

        private Transport(Session session) {
            super(session, new URLName("smtp", null, -1, null, null, null), "smtp", false);
        }

        private void begin(long deadline) {
            this.phase = Phase.ENVELOPE;
            this.deadline = deadline;
        }

        @Override
        protected OutputStream data() throws MessagingException {
            var content = super.data();
            phase = Phase.CONTENT;
            return content;
        }

        @Override
        protected void finishData() throws IOException, MessagingException {
            if (System.nanoTime() - deadline >= 0) {
                throw new IOException("The attempt's time is over");
            }
            phase = Phase.END_HANDED_IN;
            super.finishData();
        }
    }

    /** Makes plain sockets and can cut the last one off while somebody waits on it. */
    private static final class LastSocket extends SocketFactory {
        private volatile Socket last;

        @Override
        public Socket createSocket() {
            last = new Socket();
            return last;
        }

        private void cut() {
            var socket = last;
            if (socket != null) {
                try {
                    socket.close();
                } catch (IOException closedAnyway) {
                    last = null;
                }
            }
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException(host + ":" + port);
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
            return createSocket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            return createSocket(host.getHostName(), port);
        }

        @Override
        public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
            return createSocket(address, port);
        }
    }
}

package io.qloop.notification.delivery;

import io.qloop.notification.enclosure.Enclosures;
import io.qloop.notification.enclosure.MailFile;
import io.qloop.notification.letter.Letter;
import io.qloop.notification.letter.Letters;
import io.qloop.notification.message.Recipient;
import io.qloop.notification.message.Trouble;
import io.qloop.platform.mailbox.MailLogin;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jboss.logging.Logger;

/** Makes mails of messages and hands them to the mail server. */
@ApplicationScoped
class Post {

    private static final Logger LOG = Logger.getLogger(Post.class);
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final Letters letters;
    private final Enclosures enclosures;
    private final MailSettings mail;
    private final ArchiveSettings archive;
    private final Clock clock;
    private final MailLogin login;
    private final Pace pace;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("mail-watch").daemon().factory());

    Post(
            Letters letters,
            Enclosures enclosures,
            MailSettings mail,
            ArchiveSettings archive,
            OidcClients oidcClients,
            Clock clock) {
        this.letters = letters;
        this.enclosures = enclosures;
        this.mail = mail;
        this.archive = archive;
        this.clock = clock;
        this.login = MailLogin.of(mail.password(), mail.oauth(), oidcClients, mail.timeout());
        this.pace = new Pace(mail.perMinute(), System::nanoTime);
    }

    void onStop(@Observes ShutdownEvent stop) {
        watch.shutdown();
    }

    /** Whether the mail server may be given one more mail now; whoever does not use the leave gives it back. */
    Pace pace() {
        return pace;
    }

    Conversation talk() {
        return new Conversation(mail, login, watch);
    }

    /** Hands the message in, with a copy for the archive in the same transaction of SMTP. */
    Outcome send(Attempt attempt, Conversation conversation) {
        MimeMessage composed;
        InternetAddress recipient;
        Optional<Address> copy;
        try {
            var to = attempt.message().recipient().orElseThrow();
            recipient = new InternetAddress(to.mail(), true);
            copy = archiveAddress();
            var files = enclosures.of(attempt.message(), mail.encloseUpTo().asLongValue());
            composed = compose(attempt, to, letters.write(attempt.message(), files), files, conversation.session());
        } catch (MessagingException | UnsupportedEncodingException | RuntimeException fault) {
            LOG.errorf(fault, "Message %s could not be written", attempt.id());
            return new Outcome.Refused(Trouble.NOT_COMPOSED, fault.getClass().getSimpleName());
        }
        return conversation.hand(composed, recipient, copy, attempt);
    }

    private Optional<Address> archiveAddress() throws AddressException {
        return archive.address().isPresent()
                ? Optional.of(new InternetAddress(archive.address().get(), true))
                : Optional.empty();
    }

    private MimeMessage compose(Attempt attempt, Recipient to, Letter letter, List<MailFile> files, Session session)
            throws MessagingException, UnsupportedEncodingException {
        var composed = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", attempt.mailId());
            }
        };
        composed.setFrom(new InternetAddress(mail.from(), Letters.oneLine(mail.fromName()), UTF_8));
        composed.setRecipient(RecipientType.TO, new InternetAddress(to.mail(), Letters.oneLine(to.name()), UTF_8));
        var occasion = attempt.message().occasion();
        if (occasion.kind().isAnsweredByMail() && mail.replyTo().isPresent()) {
            composed.setReplyTo(
                    new Address[] {new InternetAddress(mail.replyTo().get(), true)});
            // Mail programs hand it on in answers: feedback-service knows the case by it (docs/mails.md).
            composed.setHeader("References", "<" + Letters.oneLine(occasion.caseId()) + ".case@qloop>");
        }
        composed.setSubject(letter.subject(), UTF_8);
        composed.setSentDate(Date.from(clock.instant()));
        if (letter.isUrgent()) {
            composed.setHeader("Importance", "high");
            composed.setHeader("X-Priority", "1");
        }
        composed.setHeader("Content-Language", letter.language().tag());
        // Nobody's holiday notice answers it.
        composed.setHeader("Auto-Submitted", "auto-generated");
        var plain = new MimeBodyPart();
        plain.setText(letter.text(), UTF_8, "plain");
        var html = new MimeBodyPart();
        html.setText(letter.html(), UTF_8, "html");
        composed.setContent(with(files, new MimeMultipart("alternative", plain, html)));
        composed.saveChanges();
        return composed;
    }

    private static MimeMultipart with(List<MailFile> files, MimeMultipart letter)
            throws MessagingException, UnsupportedEncodingException {
        var enclosed = files.stream().filter(file -> file.link().isEmpty()).toList();
        if (enclosed.isEmpty()) {
            return letter;
        }
        var words = new MimeBodyPart();
        words.setContent(letter);
        var all = new MimeMultipart("mixed", words);
        for (var file : enclosed) {
            all.addBodyPart(EnclosedPart.of(file));
        }
        return all;
    }
}

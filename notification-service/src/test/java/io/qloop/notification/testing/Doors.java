package io.qloop.notification.testing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tells the doors before the mail server what to do. */
public enum Doors {
    SMTP(MailBackends.SMTP_BELL),
    IMAP(MailBackends.IMAP_BELL);

    private final String name;

    Doors(String name) {
        this.name = name;
    }

    public void close() {
        tell("close");
    }

    public void open() {
        tell("open");
    }

    public void loseAnswers() {
        tell("lose-answers");
    }

    public void holdAnswers() {
        tell("hold-answers");
    }

    public void refuseArchive() {
        tell("refuse-archive");
    }

    public void behave() {
        tell("behave");
    }

    private void tell(String word) {
        var bell = ConfigProvider.getConfig().getValue(name, Integer.class);
        try (var caller = new Socket(InetAddress.getLoopbackAddress(), bell);
                var words = new DataOutputStream(caller.getOutputStream());
                var answer = new DataInputStream(caller.getInputStream())) {
            words.writeUTF(word);
            answer.readBoolean();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

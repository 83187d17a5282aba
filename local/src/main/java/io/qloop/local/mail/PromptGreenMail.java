package io.qloop.local.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;

/**
 * A GreenMail whose mailboxes answer at once. It writes an answer in small pieces, of which each waits until the reader
 * has acknowledged the one before; and readers put that off for 40 ms.
 */
final class PromptGreenMail extends GreenMail {

    PromptGreenMail(ServerSetup smtp, ServerSetup imap) {
        super(new ServerSetup[] {smtp, imap});
    }

    @Override
    protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers managers) {
        var services = super.createServices(setups, managers);
        for (var setup : setups) {
            services.computeIfPresent(
                    setup.getProtocol(),
                    (protocol, usual) ->
                            protocol.equals(ServerSetup.PROTOCOL_IMAP) ? new PromptImap(setup, managers) : usual);
        }
        return services;
    }

    private static final class PromptImap extends AbstractServer {

        PromptImap(ServerSetup setup, Managers managers) {
            super(setup, managers);
        }

        @Override
        protected ProtocolHandler createProtocolHandler(Socket client) {
            try {
                client.setTcpNoDelay(true);
            } catch (SocketException e) {
                throw new UncheckedIOException(e);
            }
            return new ImapHandler(managers.getUserManager(), managers.getImapHostManager(), client);
        }
    }
}

package io.qloop.local.supervisor;

import io.qloop.local.Addresses;
import io.qloop.local.Home;
import io.qloop.local.Ports;

/** What a newcomer wants to know as soon as everything runs. */
final class Welcome {

    private Welcome() {}

    static String text(Addresses at, Ports ports, Home home, double seconds, boolean complete) {
        if (!complete) {
            return "Ready after %.1f s.".formatted(seconds);
        }
        return """

                QLoop is ready after %1$.1f s.

                  Gateway      %2$s        (API description %2$s/q/openapi, health %2$s/health)
                  Keycloak     %3$s        (realm qloop; console: admin / qloop)
                  Kafka        %4$s
                  PostgreSQL   localhost:%5$d        (databases and users feedback, complaint, returns, survey, notification)
                  Mail         SMTP localhost:%6$d, IMAP localhost:%7$d   (login = mail address, any password)
                  Data, logs   %8$s

                  Demo users, password qloop, mail address <user>@qloop.local:
                    wang.qc          staff, quality             zhao.production  function head, production
                    li.quality       function head, quality     chen.sales       staff, sales
                    sun.sales        function head, sales       gm               general manager
                    acme             customer C-1007            audit            auditor
                    admin            administrator

                  Next: ./qloop demo in another terminal. Ctrl-C or ./qloop down stops everything.""".formatted(
                        seconds,
                        at.gateway(),
                        at.keycloak(),
                        at.kafka(),
                        ports.of("postgres"),
                        at.smtpPort(),
                        at.imapPort(),
                        home.directory());
    }
}

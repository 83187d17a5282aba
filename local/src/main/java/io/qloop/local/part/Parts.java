package io.qloop.local.part;

import io.qloop.local.Addresses;
import io.qloop.local.Home;
import io.qloop.local.Ports;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** All parts of the product, in the order in which they are told about. */
public final class Parts {

    /** What is not ours. */
    public static final List<String> BACKENDS = List.of("postgres", "kafka", "keycloak", "mail");

    /** The six services. */
    public static final List<String> SERVICES =
            List.of("feedback", "complaint", "returns", "survey", "notification", "gateway");

    private Parts() {}

    /** The back ends as processes of this machine. */
    public static List<Part> embedded(Home home, Ports ports, Addresses addresses) {
        return List.of(
                new PostgresPart(home, ports.of("postgres")),
                new KafkaPart(home, ports.of("kafka"), ports.of("kafka-controller")),
                new KeycloakPart(home, ports.of("keycloak"), ports.of("postgres"), addresses.publicUrl()),
                new MailPart(home, ports.of("smtp"), ports.of("imap")));
    }

    /** The back ends as containers. */
    public static List<Part> containers(Home home, Ports ports, Addresses addresses) throws IOException {
        return List.of(
                Containers.postgres(home, ports),
                Containers.kafka(home, ports),
                Containers.keycloak(home, ports, addresses.publicUrl()),
                Containers.mail(home, ports));
    }

    /** The six services, as processes of this machine. */
    public static List<Part> services(Home home, Ports ports, Addresses addresses) {
        var services = new ArrayList<Part>();
        SERVICES.forEach(name -> services.add(new ServicePart(home, ports, addresses, name)));
        return List.copyOf(services);
    }

    /** One more process of a service that runs, such as a second machine would bring; whoever starts it ends it. */
    public static Process another(Home home, Ports ports, Addresses addresses, String service, int port)
            throws IOException {
        return new ServicePart(home, ports, addresses, service).another(port);
    }
}

package io.qloop.local.part;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of the product in a Kafka broker. */
final class Topics {

    private static final int PARTITIONS = 6;
    private static final List<String> EVENTS = List.of(
            "qloop.feedback",
            "qloop.complaint",
            "qloop.returns",
            "qloop.survey",
            "qloop.notification",
            "erp.deliveries",
            "logistics.returns");
    private static final String MASTER_DATA = "erp.master-data";

    private Topics() {}

    /** Creates the topics that are missing. */
    static void furnish(int port) throws Exception {
        var settings = Map.<String, Object>of(
                "bootstrap.servers",
                "127.0.0.1:" + port,
                "request.timeout.ms",
                "20000",
                "default.api.timeout.ms",
                "60000");
        try (var admin = Admin.create(settings)) {
            var present = admin.listTopics().names().get(60, TimeUnit.SECONDS);
            var missing = Stream.concat(
                            EVENTS.stream().map(name -> new NewTopic(name, PARTITIONS, (short) 1)),
                            Stream.of(new NewTopic(MASTER_DATA, PARTITIONS, (short) 1)
                                    .configs(Map.of("cleanup.policy", "compact"))))
                    .filter(topic -> !present.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get(60, TimeUnit.SECONDS);
        }
    }
}

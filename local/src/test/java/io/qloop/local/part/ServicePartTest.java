package io.qloop.local.part;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.local.Addresses;
import io.qloop.local.Home;
import io.qloop.local.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicePartTest {

    private final Ports ports = Ports.withOffset(100);

    @TempDir
    Path directory;

    @Test
    void tellsAServiceWhereEverythingIs() throws IOException {
        var environment = service("complaint").environment();

        assertThat(environment)
                .containsEntry("QLOOP_HTTP_PORT", "8182")
                .containsEntry("QLOOP_DB_PORT", "15532")
                .containsEntry("QLOOP_DB_USER", "complaint")
                .containsEntry("QLOOP_KAFKA", "localhost:19192")
                .containsEntry("QLOOP_ISSUER", "http://localhost:8280/realms/qloop")
                .containsEntry("QLOOP_SMTP_PORT", "2625")
                .containsEntry("QLOOP_IMAP_PORT", "3243")
                .containsEntry("QLOOP_MAILBOX_PORT", "3243")
                .containsEntry("QLOOP_PUBLIC_URL", "http://localhost:8180")
                .doesNotContainKeys("QLOOP_GATEWAY_SECRET", "QLOOP_RETURNS_URL");
    }

    @Test
    void tellsOnlyTheGatewayWhereTheServicesAre() throws IOException {
        var secret = Files.createDirectories(Home.at(directory).data("gateway")).resolve("session-secret");
        Files.writeString(secret, "of this machine");

        var environment = service("gateway").environment();

        assertThat(environment)
                .containsEntry("QLOOP_FEEDBACK_URL", "http://localhost:8181")
                .containsEntry("QLOOP_COMPLAINT_URL", "http://localhost:8182")
                .containsEntry("QLOOP_RETURNS_URL", "http://localhost:8183")
                .containsEntry("QLOOP_SURVEY_URL", "http://localhost:8184")
                .containsEntry("QLOOP_NOTIFICATION_URL", "http://localhost:8185")
                .containsEntry("QLOOP_GATEWAY_SESSION_SECRET", "of this machine")
                .containsKey("QLOOP_GATEWAY_SECRET")
                .doesNotContainKey("QLOOP_GATEWAY_URL");
    }

    @Test
    void tellsOnlyNotificationWhatItShowsToKeycloak() throws IOException {
        assertThat(service("notification").environment()).containsKey("QLOOP_NOTIFICATION_SECRET");
        assertThat(service("complaint").environment()).doesNotContainKey("QLOOP_NOTIFICATION_SECRET");
    }

    @Test
    void mirrorsADirectoryAndLeavesAloneWhatIsAlike() throws IOException {
        var from = Files.createDirectories(directory.resolve("from/lib")).getParent();
        var to = directory.resolve("to");
        Files.writeString(from.resolve("same"), "same");
        Files.writeString(from.resolve("lib/changed"), "old");
        Files.writeString(from.resolve("gone"), "gone");
        ServicePart.mirror(from, to);
        var key = Files.readAttributes(to.resolve("same"), "unix:ino").get("ino");
        Files.writeString(from.resolve("lib/changed"), "new");
        Files.setLastModifiedTime(from.resolve("lib/changed"), FileTime.fromMillis(1));
        Files.delete(from.resolve("gone"));

        ServicePart.mirror(from, to);

        assertThat(to.resolve("lib/changed")).hasContent("new");
        assertThat(to.resolve("gone")).doesNotExist();
        assertThat(Files.readAttributes(to.resolve("same"), "unix:ino").get("ino"))
                .isEqualTo(key);
    }

    private ServicePart service(String name) {
        return new ServicePart(Home.at(directory), ports, Addresses.on(ports), name);
    }
}

package io.qloop.systemtests;

import static io.qloop.systemtests.product.Work.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.qloop.systemtests.product.Json;
import io.qloop.systemtests.product.Work;
import io.qloop.systemtests.product.World;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Photographs of returned goods, through the gateway. */
@SystemTest
@Tag("AH-83")
class AttachmentIT {

    private final World world;

    AttachmentIT(World world) {
        this.world = world;
    }

    @Test
    void keepsAPhotographOfAnInspection() throws Exception {
        var inspection = inspection();
        var files = "/api/v1/inspections/" + inspection.path("id").asText() + "/attachments";
        var photograph = photograph();
        assertThat(photograph).as("larger than any other body may be").hasSizeGreaterThan(1024 * 1024);

        var added = upload("wang.qc", files, "划痕 1.jpg", photograph);
        assertThat(added.statusCode()).as(text(added)).isEqualTo(201);
        var file = Json.tree(text(added)).path(0);
        assertThat(file.path("name").asText()).isEqualTo("划痕 1.jpg");
        assertThat(file.path("mediaType").asText()).isEqualTo("image/jpeg");
        var path = files + "/" + file.path("id").asText();

        var whole = get("chen.sales", path, Map.of());
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(photograph);
        assertThat(whole.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment; filename=")
                .contains("filename*=UTF-8''%E5%88%92%E7%97%95%201.jpg");
        assertThat(whole.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");

        var half = photograph.length / 2;
        var first = get("chen.sales", path, Map.of("Range", "bytes=0-" + (half - 1)));
        var second = get("chen.sales", path, Map.of("Range", "bytes=" + half + "-"));
        assertThat(first.statusCode()).isEqualTo(206);
        assertThat(second.statusCode()).isEqualTo(206);
        assertThat(first.body()).isEqualTo(Arrays.copyOf(photograph, half));
        assertThat(second.body()).isEqualTo(Arrays.copyOfRange(photograph, half, photograph.length));
        var beyond = get("chen.sales", path, Map.of("Range", "bytes=" + photograph.length + "-"));
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(beyond.headers().firstValue("Content-Range")).hasValue("bytes */" + photograph.length);

        assertThat(get("acme", path, Map.of()).statusCode()).isEqualTo(403);
        assertThat(upload("chen.sales", files, "b.jpg", photograph).statusCode())
                .isEqualTo(403);
    }

    @Test
    void refusesAProgramThatCallsItselfAPhotograph() throws Exception {
        var files = "/api/v1/inspections/" + inspection().path("id").asText() + "/attachments";
        var program = Arrays.copyOf("MZ\u0090\0\u0003\0\0\0".getBytes(StandardCharsets.ISO_8859_1), 512);

        var refused = upload("wang.qc", files, "photo.jpg", program);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Json.tree(text(refused)).path("type").asText()).isEqualTo("/problems/attachment-type-refused");
        assertThat(Json.tree(text(get("wang.qc", files, Map.of())))).isEmpty();
    }

    private JsonNode inspection() {
        var reference = fresh("RN-PHOTO");
        world.bus().publish(Work.returnReceived(reference, Work.CUSTOMER, fresh("LOT")));
        return world.work().inspectionOf(reference);
    }

    /** Noise is what no compression makes small. */
    private static byte[] photograph() throws IOException {
        var random = new Random();
        var image = new BufferedImage(1600, 1200, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", bytes);
        return bytes.toByteArray();
    }

    private HttpResponse<byte[]> upload(String user, String path, String name, byte[] content) throws Exception {
        var head = "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: image/jpeg\r\n\r\n";
        var body = BodyPublishers.concat(
                BodyPublishers.ofString(head),
                BodyPublishers.ofByteArray(content),
                BodyPublishers.ofString("\r\n--limit--\r\n"));
        return send(request(user, path)
                .header("Content-Type", "multipart/form-data; boundary=limit")
                .POST(body));
    }

    private HttpResponse<byte[]> get(String user, String path, Map<String, String> headers) throws Exception {
        var request = request(user, path);
        headers.forEach(request::header);
        return send(request);
    }

    private HttpRequest.Builder request(String user, String path) {
        return HttpRequest.newBuilder(URI.create(world.product().addresses().gateway() + path))
                .header("Authorization", "Bearer " + world.as(user).token().get());
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        }
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}

package io.qloop.systemtests;

import static io.qloop.systemtests.product.Work.fresh;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qloop.systemtests.product.CloudEvent;
import io.qloop.systemtests.product.Json;
import io.qloop.systemtests.product.Parts;
import io.qloop.systemtests.product.Product;
import io.qloop.systemtests.product.Until;
import io.qloop.systemtests.product.Work;
import io.qloop.systemtests.product.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What nobody can read stops nothing: it lies in the dead letters of each reader, and the next message goes through. */
@SystemTest
@Tag("AH-12")
class PoisonIT {

    /** By topic: who reads it, and an event of it that each reader has a use for. */
    private static final Map<String, Map<String, String>> READERS = Map.of(
            "erp.master-data",
            Map.of(
                    "returns", "erp.customer-changed.v1",
                    "feedback", "erp.customer-changed.v1",
                    "complaint", "erp.customer-changed.v1",
                    "notification", "erp.customer-changed.v1"),
            "erp.deliveries",
            Map.of(
                    "returns", "erp.goods-delivered.v1",
                    "feedback", "erp.goods-delivered.v1",
                    "notification", "erp.goods-delivered.v1"),
            "logistics.returns",
            Map.of("returns", "logistics.return-received.v1"),
            "qloop.returns",
            Map.of(
                    "complaint", "qloop.returns.inspection-completed.v1",
                    "feedback", "qloop.returns.return-opened.v1",
                    "notification", ""),
            "qloop.feedback",
            Map.of(
                    "complaint", "qloop.feedback.feedback-escalated.v1",
                    "returns", "qloop.feedback.return-requested.v1",
                    "feedback", "qloop.feedback.feedback-registered.v1",
                    "notification", "qloop.feedback.feedback-registered.v1"),
            "qloop.complaint",
            Map.of(
                    "survey", "qloop.complaint.complaint-closed.v1",
                    "feedback", "qloop.complaint.complaint-opened.v1",
                    "notification", "qloop.complaint.action-assigned.v1"),
            "qloop.survey",
            Map.of(
                    "feedback", "qloop.survey.low-score-given.v1",
                    "notification", "qloop.survey.survey-sent.v1"),
            "qloop.notification",
            Map.of("feedback", "qloop.notification.message-handed-over.v1"));

    private final World world;
    private final Work work;

    PoisonIT(World world) {
        this.world = world;
        this.work = world.work();
    }

    static List<String> topics() {
        return Parts.TOPICS.stream().filter(READERS::containsKey).toList();
    }

    @Test
    void isTriedOnEveryTopicThatAServiceReads() {
        for (var topic : Parts.TOPICS) {
            assertThat(world.bus().readersOf(topic))
                    .as("readers of " + topic)
                    .isSubsetOf(READERS.getOrDefault(topic, Map.of()).keySet());
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void isPutAsideWithItsReasonAndStopsNothing(String topic) {
        var partition = 3;
        var expected = new HashMap<String, Map<String, String>>();
        var readers = READERS.get(topic);
        readers.keySet().forEach(reader -> expected.put(reader, new HashMap<>()));
        for (var poison : poisons(topic, partition)) {
            world.bus().publish(poison.record());
            readers.forEach((reader, useful) -> {
                if (poison.onlyForType() == null || poison.onlyForType().equals(useful)) {
                    expected.get(reader).put(poison.record().key(), poison.reason());
                }
            });
        }
        var good = good(topic);
        var behind = good.event().binary();
        var place = world.bus()
                .publish(new ProducerRecord<>(topic, partition, behind.key(), behind.value(), behind.headers()));

        world.bus().awaitTakenIn(place, readers.keySet().toArray(String[]::new));
        good.effect().run();
        expected.forEach((reader, reasons) -> {
            var letters = work.openDeadLetters(reader);
            reasons.forEach((key, reason) -> {
                var letter = letters.stream()
                        .filter(one -> one.path("key").asText().equals(key))
                        .toList();
                assertThat(letter).as("dead letter %s of %s", key, reader).hasSize(1);
                assertThat(letter.getFirst().path("reason").asText()).as(key).isEqualTo(reason);
                assertThat(letter.getFirst().path("detail").asText()).as(key).isNotBlank();
                assertThat(letter.getFirst().path("topic").asText()).isEqualTo(topic);
            });
            assertThat(letters)
                    .noneSatisfy(one -> assertThat(one.path("key").asText()).isEqualTo(behind.key()));
        });
    }

    /** A record that nobody can take; {@code onlyForType}: only readers that read this type so closely notice. */
    private record Poison(ProducerRecord<String, byte[]> record, String reason, String onlyForType) {}

    private static List<Poison> poisons(String topic, int partition) {
        var poisons = new ArrayList<Poison>();
        poisons.add(new Poison(raw(topic, partition, "no-event", "{this is no JSON"), "not-a-cloud-event", null));
        poisons.add(new Poison(raw(topic, partition, "nothing", null), "no-payload", null));
        poisons.add(new Poison(raw(topic, partition, "empty", ""), "not-a-cloud-event", null));
        var structured = raw(topic, partition, "half-envelope", "{\"specversion\":\"1.0\",\"id\":");
        structured.headers().add("content-type", "application/cloudevents+json".getBytes(UTF_8));
        poisons.add(new Poison(structured, "not-a-cloud-event", null));
        var unknown = CloudEvent.of(
                topic,
                topic + ".never-heard-of.v9",
                fresh("unknown"),
                Json.object().put("a", 1));
        poisons.add(new Poison(on(partition, unknown.binary()), "unknown-type", null));
        for (var type : List.copyOf(new java.util.TreeSet<>(READERS.get(topic).values()))) {
            if (type.isEmpty()) {
                continue;
            }
            var violating =
                    CloudEvent.of(topic, type, fresh("violates"), Json.object().put("wrong", true));
            poisons.add(new Poison(on(partition, violating.binary()), "schema-violated", type));
            var broken =
                    CloudEvent.of(topic, type, fresh("broken"), Json.object()).binary();
            var notJson = new ProducerRecord<>(
                    topic, partition, broken.key(), "{\"customerId\": ".getBytes(UTF_8), broken.headers());
            poisons.add(new Poison(notJson, "not-json", type));
        }
        return poisons;
    }

    private static ProducerRecord<String, byte[]> raw(String topic, int partition, String word, String value) {
        return new ProducerRecord<>(topic, partition, fresh(word), value == null ? null : value.getBytes(UTF_8));
    }

    private static ProducerRecord<String, byte[]> on(int partition, ProducerRecord<String, byte[]> record) {
        return new ProducerRecord<>(record.topic(), partition, record.key(), record.value(), record.headers());
    }

    /** An event that comes right behind the poison, and the look at what it did. */
    private record Good(CloudEvent event, Runnable effect) {}

    private Good good(String topic) {
        return switch (topic) {
            case "erp.master-data" -> {
                var customer = fresh("C");
                yield new Good(Work.customerChanged(customer), () -> {
                    var reference = fresh("RN-GOOD");
                    world.bus().publish(Work.returnReceived(reference, customer, fresh("LOT")));
                    work.inspectionOf(reference);
                });
            }
            case "erp.deliveries" -> {
                var note = fresh("DN");
                var lot = fresh("LOT");
                var delivery = example("erp.goods-delivered.v1")
                        .put("deliveryNote", note)
                        .put("customerId", Work.CUSTOMER);
                delivery.withArray("lines")
                        .removeAll()
                        .addObject()
                        .put("line", 1)
                        .put("productId", Work.PRODUCT)
                        .put("lot", lot)
                        .put("quantity", 500)
                        .put("unit", "kg");
                yield new Good(CloudEvent.of(topic, "erp.goods-delivered.v1", note, delivery), () -> {
                    var reference = fresh("RN-GOOD");
                    var returned = Work.returnReceived(reference, Work.CUSTOMER, lot);
                    ((ObjectNode) returned.data()).put("deliveryNote", note);
                    world.bus().publish(returned);
                    work.inspectionOf(reference);
                    assertThat(world.events()
                                    .await("qloop.returns.goods-received.v1", event -> event.value("returnReference")
                                            .equals(reference))
                                    .data()
                                    .at("/lines/0/knownDelivery")
                                    .asBoolean())
                            .isTrue();
                });
            }
            case "logistics.returns" -> {
                var reference = fresh("RN-GOOD");
                yield new Good(
                        Work.returnReceived(reference, Work.CUSTOMER, fresh("LOT")),
                        () -> work.inspectionOf(reference));
            }
            case "qloop.returns" -> {
                var lot = fresh("LOT");
                var completed = withNewIds(example("qloop.returns.inspection-completed.v1"), "inspectionId", "returnId")
                        .put("customerId", Work.CUSTOMER)
                        .put("productId", Work.PRODUCT)
                        .put("verdict", "nonconforming")
                        .put("responsibleFunction", "production")
                        .put("lot", lot);
                yield new Good(
                        CloudEvent.of(
                                topic,
                                "qloop.returns.inspection-completed.v1",
                                completed.path("returnId").asText(),
                                completed),
                        () -> work.actionOf(lot));
            }
            case "qloop.feedback" -> {
                var lot = fresh("LOT");
                var escalated = withNewIds(example("qloop.feedback.feedback-escalated.v1"), "feedbackId")
                        .put("customerId", Work.CUSTOMER)
                        .put("productId", Work.PRODUCT)
                        .put("lot", lot);
                yield new Good(
                        CloudEvent.of(
                                topic,
                                "qloop.feedback.feedback-escalated.v1",
                                escalated.path("feedbackId").asText(),
                                escalated),
                        () -> work.actionOf(lot));
            }
            case "qloop.complaint" -> {
                var closed = withNewIds(example("qloop.complaint.complaint-closed.v1"), "complaintId")
                        .put("customerId", Work.CUSTOMER);
                var complaint = closed.path("complaintId").asText();
                yield new Good(
                        CloudEvent.of(topic, "qloop.complaint.complaint-closed.v1", complaint, closed),
                        () -> Until.holds(
                                "the survey of the complaint",
                                () -> world.as("audit").get("/surveys?limit=100").items().stream()
                                        .anyMatch(survey -> survey.path("complaintId")
                                                .asText()
                                                .equals(complaint))));
            }
            case "qloop.survey" -> {
                var low = withNewIds(example("qloop.survey.low-score-given.v1"), "surveyId", "complaintId")
                        .put("customerId", Work.CUSTOMER);
                var survey = low.path("surveyId").asText();
                yield new Good(
                        CloudEvent.of(topic, "qloop.survey.low-score-given.v1", survey, low),
                        () -> world.events().await("qloop.feedback.feedback-registered.v1", event -> event.data()
                                .at("/origin/id")
                                .asText()
                                .equals(survey)));
            }
            case "qloop.notification" -> {
                var feedback = world.as("chen.sales")
                        .post("/feedbacks", Work.feedback("c", fresh("told")))
                        .expect(201)
                        .id();
                var handedOver = withNewIds(example("qloop.notification.message-handed-over.v1"), "messageId")
                        .put("caseId", feedback);
                var message = handedOver.path("messageId").asText();
                yield new Good(
                        CloudEvent.of(topic, "qloop.notification.message-handed-over.v1", feedback, handedOver),
                        () -> assertThat(world.as("li.quality").all("/feedbacks/" + feedback + "/timeline"))
                                .anySatisfy(entry -> assertThat(
                                                entry.path("about").path("id").asText())
                                        .isEqualTo(message)));
            }
            default -> throw new IllegalArgumentException(topic);
        };
    }

    /** The data of the first published example of the type. */
    private static ObjectNode example(String type) {
        var directory = Product.root().resolve("contracts/examples").resolve(type);
        try (var files = Files.list(directory)) {
            var first = files.sorted().findFirst().orElseThrow();
            return (ObjectNode) Json.object(Files.readString(first)).get("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode withNewIds(ObjectNode data, String... fields) {
        for (var field : fields) {
            data.put(field, java.util.UUID.randomUUID().toString());
        }
        return data;
    }
}

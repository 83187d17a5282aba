package io.qloop.systemtests.product;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the people of the demo company, its customers and its warehouse do all day. */
public final class Work {

    public static final String CUSTOMER = "C-1007";
    public static final String PRODUCT = "P-200";

    private final World world;

    Work(World world) {
        this.world = world;
    }

    /** A word that nobody has used before, so that cases of different tests do not meet. */
    public static String fresh(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** The warehouse's event for 120 kg of one lot. */
    public static CloudEvent returnReceived(String reference, String customer, String lot) {
        var data = Json.object()
                .put("returnReference", reference)
                .put("customerId", customer)
                .put("deliveryNote", "DN-" + reference)
                .put("site", "suzhou")
                .put("receivedAt", "2026-11-20T02:15:00Z");
        data.putArray("lines")
                .addObject()
                .put("line", 1)
                .put("productId", PRODUCT)
                .put("lot", lot)
                .put("quantity", 120)
                .put("unit", "kg")
                .put("packaging", "damaged")
                .put("remark", "纸箱浸水");
        return CloudEvent.of("logistics.returns", "logistics.return-received.v1", reference, data);
    }

    public static JsonNode customer(String id, String mail) {
        var data = Json.object().put("customerId", id).put("language", "en").put("active", true);
        data.putObject("name").put("en", "Works " + id).put("zh", id + " 厂");
        data.putArray("contacts").addObject().put("name", "Contact").put("mail", mail);
        return data;
    }

    public static CloudEvent customerChanged(String id) {
        return CloudEvent.of(
                "erp.master-data", "erp.customer-changed.v1", id, customer(id, id.toLowerCase() + "@qloop.local"));
    }

    /** The inspection of the return's only line, as soon as there is one. */
    public JsonNode inspectionOf(String reference) {
        return Until.present("the inspection of " + reference, () -> inspectionsOf(reference).stream()
                .findFirst());
    }

    public List<JsonNode> inspectionsOf(String reference) {
        return world.as("wang.qc")
                .get("/inspections?returnReference=" + Rest.encode(reference))
                .items();
    }

    public List<JsonNode> returnsOf(String reference) {
        return world.as("wang.qc")
                .get("/returns?returnReference=" + Rest.encode(reference))
                .items();
    }

    /** A bad result for the 120 kg of {@link #returnReceived}: the function is to act. */
    public static JsonNode nonconforming(String function) {
        var result = Json.object()
                .put("inspected", 50)
                .put("nonconforming", 4)
                .put("cause", "导轮划伤 / scratched by the guide pulley")
                .put("verdict", "nonconforming")
                .put("responsibleFunction", function);
        result.putArray("defects").addObject().put("code", "surface-scratch").put("quantity", 4);
        var dispositions = result.putArray("dispositions");
        dispositions.addObject().put("kind", "rework").put("quantity", 100);
        dispositions.addObject().put("kind", "scrap").put("quantity", 20);
        return result;
    }

    public Answer recordNonconforming(String inspectionId, String function) {
        return world.as("wang.qc")
                .change("/inspections/" + inspectionId, "result", nonconforming(function))
                .expect(200);
    }

    /** The lot's first action, as soon as there is one. */
    public JsonNode actionOf(String lot) {
        return Until.present(
                "the action for " + lot, () -> actionsOf(lot).stream().findFirst());
    }

    public List<JsonNode> actionsOf(String lot) {
        return world.as("li.quality").get("/actions?lot=" + Rest.encode(lot)).items();
    }

    public Answer complete(String user, String actionId) {
        return world.as(user)
                .change(
                        "/actions/" + actionId,
                        "completion",
                        Json.object()
                                .put("measure", "导轮已更换 / guide pulleys replaced")
                                .put("cause", "worn guide pulley"));
    }

    public Answer verify(String user, String actionId, boolean effective) {
        return world.as(user)
                .change(
                        "/actions/" + actionId,
                        "verification",
                        Json.object()
                                .put("effective", effective)
                                .put("remark", "三批无划伤 / three lots without a scratch"));
    }

    public Answer close(String complaintId) {
        return world.as("li.quality")
                .change(
                        "/complaints/" + complaintId,
                        "closure",
                        Json.object().put("resolution", "返工并更换导轮 / reworked, pulleys replaced"));
    }

    /** Brings a feedback to the stage from which it can be handed on. */
    public void report(String feedbackId) {
        var proceeding = "/services/feedback/proceedings/" + feedbackId;
        var fields = Json.object().put("communication", "已致歉 / apologised").put("emergencyMeasure", "先行补货 / replaced");
        world.as("chen.sales")
                .change(proceeding, "entries", Json.object().set("fields", fields))
                .expect(200);
        world.as("chen.sales")
                .change(proceeding, "stage", Json.object().put("stage", "reported"))
                .expect(200);
    }

    /** What a customer said, as sales writes it down. */
    public static JsonNode feedback(String feedbackClass, String subject) {
        return Json.object()
                .put("customerId", CUSTOMER)
                .put("channel", "phone")
                .put("class", feedbackClass)
                .put("subject", subject)
                .put("content", "线盘边缘有毛刺 / burrs on the spool's edge")
                .put(
                        "receivedAt",
                        Instant.now()
                                .minusSeconds(60)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString());
    }

    public static JsonNode complaint(String customer, String lot) {
        return Json.object()
                .put("customerId", customer)
                .put("productId", PRODUCT)
                .put("lot", lot)
                .put("subject", "Insulation breaks at the bend " + lot)
                .put("description", "弯折处漆膜开裂 / three of ten coils fail")
                .put(
                        "receivedAt",
                        Instant.now()
                                .minusSeconds(60)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString());
    }

    /** Dead letters of a service that somebody still has to decide about, with their key. */
    public List<JsonNode> openDeadLetters(String service) {
        return world.as("admin").all("/services/" + service + "/dead-letters?status=open");
    }

    public Optional<JsonNode> openDeadLetter(String service, String key) {
        return openDeadLetters(service).stream()
                .filter(letter -> letter.path("key").asText().equals(key))
                .findFirst();
    }
}

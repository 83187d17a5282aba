package io.qloop.systemtests;

import static io.qloop.systemtests.product.Work.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.qloop.systemtests.product.Answer;
import io.qloop.systemtests.product.Json;
import io.qloop.systemtests.product.Parts;
import io.qloop.systemtests.product.Rest.Session;
import io.qloop.systemtests.product.Until;
import io.qloop.systemtests.product.Work;
import io.qloop.systemtests.product.World;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what: every endpoint of the merged description, with every user of the demo company, and with bad tokens. */
@SystemTest
class AccessIT {

    private static final String NOTICE = """
            {"subject": {"en": "x", "zh": "x"}, "information": {"en": "x", "zh": "x"}, "advice": {"en": "x", "zh": "x"},
             "lots": [{"productId": "no-such-product", "lot": "x"}]}""";

    private static final Set<String> STAFF = Set.of("wang.qc", "chen.sales");
    private static final Set<String> HEADS = Set.of("li.quality", "zhao.production", "sun.sales");
    private static final Set<String> WORKERS = union(STAFF, HEADS);
    private static final Set<String> INTERNAL = union(WORKERS, Set.of("gm", "audit"));
    private static final Set<String> QUALITY = Set.of("wang.qc", "li.quality");
    private static final Set<String> SALES = Set.of("chen.sales", "sun.sales");
    private static final Set<String> ADMIN = Set.of("admin");
    private static final Set<String> CUSTOMER = Set.of("acme");
    private static final Set<String> EVERYBODY = union(INTERNAL, ADMIN, CUSTOMER, Set.of("erp"));

    private static final String NOT_THERE = UUID.randomUUID().toString();

    /** Who may, by endpoint. An endpoint that is not in this list has not been thought about, and fails the test. */
    private static final Map<String, Set<String>> MAY = may();

    private static Map<String, Set<String>> may() {
        var may = new LinkedHashMap<String, Set<String>>();
        may.put("GET /api/v1/returns", union(INTERNAL, CUSTOMER));
        may.put("GET /api/v1/returns/{id}", union(INTERNAL, CUSTOMER));
        may.put("GET /api/v1/inspections", INTERNAL);
        may.put("GET /api/v1/inspections/{id}", INTERNAL);
        may.put("PUT /api/v1/inspections/{id}/result", QUALITY);
        may.put("POST /api/v1/complaints", union(QUALITY, SALES));
        may.put("GET /api/v1/complaints", union(INTERNAL, CUSTOMER));
        may.put("GET /api/v1/complaints/{id}", union(INTERNAL, CUSTOMER));
        may.put("POST /api/v1/complaints/{id}/actions", QUALITY);
        may.put("PUT /api/v1/complaints/{id}/closure", QUALITY);
        may.put("GET /api/v1/actions", INTERNAL);
        may.put("GET /api/v1/actions/{id}", INTERNAL);
        // Whose function it is depends on the action; the roles alone are decided here.
        may.put("PUT /api/v1/actions/{id}/completion", WORKERS);
        may.put("PUT /api/v1/actions/{id}/verification", QUALITY);
        may.put("POST /api/v1/feedbacks", union(WORKERS, CUSTOMER));
        may.put("GET /api/v1/feedbacks", union(INTERNAL, CUSTOMER));
        may.put("GET /api/v1/feedbacks/{id}", union(INTERNAL, CUSTOMER));
        for (var file : List.of("register/xlsx", "register/pdf", "summaries", "summaries/{month}")) {
            may.put("GET /api/v1/feedbacks/" + file, INTERNAL);
        }
        may.put("GET /api/v1/feedbacks/summaries/{month}/xlsx", INTERNAL);
        may.put("GET /api/v1/feedbacks/summaries/{month}/pdf", INTERNAL);
        may.put("PUT /api/v1/feedbacks/{id}/escalation", union(QUALITY, SALES));
        may.put("GET /api/v1/early-warnings", INTERNAL);
        may.put("GET /api/v1/early-warnings/charts", INTERNAL);
        may.put("GET /api/v1/early-warnings/{id}", INTERNAL);
        may.put("PUT /api/v1/feedbacks/{id}/remark", WORKERS);
        may.put("POST /api/v1/feedbacks/duplicates", union(WORKERS, CUSTOMER));
        may.put("GET /api/v1/feedbacks/{id}/duplicates", union(INTERNAL, CUSTOMER));
        may.put("GET /api/v1/feedbacks/{id}/similar", INTERNAL);
        may.put("PUT /api/v1/feedbacks/{id}/return-request", union(QUALITY, SALES));
        may.put("PUT /api/v1/feedbacks/{id}/reopening", union(QUALITY, SALES));
        may.put("PUT /api/v1/feedbacks/{id}/withdrawal", union(WORKERS, CUSTOMER));
        may.put("PUT /api/v1/feedbacks/{id}/merger", WORKERS);
        may.put("PUT /api/v1/feedbacks/{id}/separation", WORKERS);
        may.put("PUT /api/v1/feedbacks/{id}/links/{other}", WORKERS);
        may.put("PUT /api/v1/feedbacks/{id}/links/{other}/removal", WORKERS);
        may.put("PUT /api/v1/feedbacks/{id}/lines/{line}/lot-confirmation", WORKERS);
        may.put("GET /api/v1/feedbacks/{id}/form", INTERNAL);
        may.put("GET /api/v1/feedbacks/{id}/timeline", INTERNAL);
        // Whose function it is depends on the countermeasure; the roles alone are decided here.
        may.put("POST /api/v1/feedbacks/{id}/countermeasures", WORKERS);
        may.put("GET /api/v1/feedbacks/{id}/countermeasures", INTERNAL);
        may.put("GET /api/v1/feedbacks/{id}/countermeasures/{countermeasure}", INTERNAL);
        may.put("PUT /api/v1/feedbacks/{id}/countermeasures/{countermeasure}/decision", HEADS);
        may.put("PUT /api/v1/feedbacks/{id}/countermeasures/{countermeasure}/completion", WORKERS);
        // Who handles a feedback depends on it; the roles alone are decided here.
        may.put("POST /api/v1/feedbacks/{id}/inquiries", WORKERS);
        may.put("GET /api/v1/feedbacks/{id}/inquiries", union(INTERNAL, CUSTOMER));
        may.put("GET /api/v1/feedbacks/{id}/inquiries/{inquiry}", union(INTERNAL, CUSTOMER));
        may.put("PUT /api/v1/feedbacks/{id}/inquiries/{inquiry}/answer", union(WORKERS, CUSTOMER));
        may.put("PUT /api/v1/feedbacks/{id}/inquiries/{inquiry}/withdrawal", WORKERS);
        may.put("GET /api/v1/requested-returns", union(INTERNAL, CUSTOMER));
        may.put("GET /api/v1/requested-returns/{id}", union(INTERNAL, CUSTOMER));
        may.put("GET /api/v1/feedbacks/{id}/correspondence", union(INTERNAL, CUSTOMER));
        may.put("GET /api/v1/received-mails", INTERNAL);
        may.put("GET /api/v1/received-mails/{id}", INTERNAL);
        may.put("PUT /api/v1/received-mails/{id}/assignment", union(QUALITY, SALES));
        may.put("PUT /api/v1/received-mails/{id}/dismissal", union(QUALITY, SALES));
        may.put("GET /api/v1/received-mails/{id}/attachments", INTERNAL);
        may.put("GET /api/v1/received-mails/{id}/attachments/{attachment}", INTERNAL);
        may.put("POST /api/v1/information-records", WORKERS);
        may.put("GET /api/v1/information-records", INTERNAL);
        may.put("GET /api/v1/information-records/{id}", INTERNAL);
        may.put("PUT /api/v1/information-records/{id}", WORKERS);
        may.put("POST /api/v1/information-records/{id}/items", WORKERS);
        may.put("PUT /api/v1/information-records/{id}/items/{item}", WORKERS);
        may.put("PUT /api/v1/information-records/{id}/items/{item}/removal", WORKERS);
        may.put("PUT /api/v1/information-records/{id}/feedbacks", WORKERS);
        may.put("POST /api/v1/information-records/{id}/contact-sheets", WORKERS);
        may.put("PUT /api/v1/information-records/{id}/closure", HEADS);
        may.put("GET /api/v1/information-kinds", INTERNAL);
        may.put("GET /api/v1/information-digests", INTERNAL);
        may.put("GET /api/v1/information-digests/{id}", INTERNAL);
        may.put("GET /api/v1/information-digests/{id}/xlsx", INTERNAL);
        may.put("GET /api/v1/information-digests/{id}/pdf", INTERNAL);
        for (var file : List.of("customers/{customerId}/file", "products/{productId}/file")) {
            may.put("GET /api/v1/" + file, INTERNAL);
            may.put("GET /api/v1/" + file + "/pdf", INTERNAL);
        }
        may.put("POST /api/v1/visit-plans", WORKERS);
        may.put("GET /api/v1/visit-plans", INTERNAL);
        may.put("GET /api/v1/visit-plans/{id}", INTERNAL);
        may.put("PUT /api/v1/visit-plans/{id}", WORKERS);
        may.put("PUT /api/v1/visit-plans/{id}/cancellation", WORKERS);
        may.put("POST /api/v1/imports", ADMIN);
        may.put("GET /api/v1/imports", ADMIN);
        may.put("GET /api/v1/imports/{id}", ADMIN);
        may.put("PUT /api/v1/imports/{id}/cancellation", ADMIN);
        may.put("GET /api/v1/imports/{id}/errors", ADMIN);
        may.put("GET /api/v1/imports/templates/{kind}/csv", ADMIN);
        may.put("GET /api/v1/imports/templates/{kind}/xlsx", ADMIN);
        may.put("GET /api/v1/survey-answers/{token}", EVERYBODY);
        may.put("POST /api/v1/survey-answers/{token}", EVERYBODY);
        may.put("GET /api/v1/surveys", INTERNAL);
        may.put("GET /api/v1/surveys/statistics", INTERNAL);
        may.put("GET /api/v1/functions", union(INTERNAL, ADMIN));
        may.put("GET /api/v1/functions/{function}", union(INTERNAL, ADMIN));
        may.put("PUT /api/v1/functions/{function}", ADMIN);
        var informed = union(HEADS, Set.of("gm", "audit"), ADMIN);
        may.put("GET /api/v1/directory/departments", union(INTERNAL, ADMIN));
        may.put("GET /api/v1/directory/departments/{department}", union(INTERNAL, ADMIN));
        may.put("PUT /api/v1/directory/departments/{department}", ADMIN);
        may.put("PUT /api/v1/directory/departments/{department}/posts/{post}", ADMIN);
        may.put("PUT /api/v1/directory/departments/{department}/posts/{post}/holder", ADMIN);
        may.put("DELETE /api/v1/directory/departments/{department}/posts/{post}/holder", ADMIN);
        may.put("GET /api/v1/directory/people", informed);
        may.put("POST /api/v1/directory/people", ADMIN);
        may.put("PUT /api/v1/directory/people/refresh", ADMIN);
        may.put("GET /api/v1/directory/people/{id}", informed);
        may.put("PUT /api/v1/directory/people/{id}", ADMIN);
        may.put("PUT /api/v1/directory/people/{id}/absences/{firstDay}", ADMIN);
        may.put("DELETE /api/v1/directory/people/{id}/absences/{firstDay}", ADMIN);
        may.put("PUT /api/v1/directory/people/{id}/erasure", ADMIN);
        may.put("GET /api/v1/directory/holdings", informed);
        may.put("GET /api/v1/directory/gaps", informed);
        may.put("POST /api/v1/directory/import", ADMIN);
        may.put("GET /api/v1/messages", union(HEADS, Set.of("gm", "audit"), ADMIN));
        may.put("GET /api/v1/messages/{id}", union(HEADS, Set.of("gm", "audit"), ADMIN));
        may.put("PUT /api/v1/messages/{id}/resend", union(HEADS, ADMIN));
        may.put("PUT /api/v1/messages/resend", ADMIN);
        may.put("GET /api/v1/message-rules", union(HEADS, Set.of("gm", "audit"), ADMIN));
        may.put("GET /api/v1/message-rules/versions/{number}", union(HEADS, Set.of("gm", "audit"), ADMIN));
        may.put("PUT /api/v1/message-rules", ADMIN);
        may.put("POST /api/v1/message-rules/trials", union(Set.of("audit"), ADMIN));
        may.put("GET /api/v1/delivery-reports", union(Set.of("audit"), ADMIN));
        may.put("GET /api/v1/escalations", union(HEADS, Set.of("gm", "audit"), ADMIN));
        may.put("GET /api/v1/escalations/{id}", union(HEADS, Set.of("gm", "audit"), ADMIN));
        may.put("PUT /api/v1/escalations/{id}/stop", union(HEADS, ADMIN));
        may.put("PUT /api/v1/escalations/{id}/next-rung", union(HEADS, ADMIN));
        may.put("GET /api/v1/escalation-ladders", union(HEADS, Set.of("gm", "audit"), ADMIN));
        may.put("GET /api/v1/escalation-ladders/history", union(HEADS, Set.of("gm", "audit"), ADMIN));
        may.put("PUT /api/v1/escalation-ladders", ADMIN);
        may.put("GET /api/v1/quiet-hours", union(INTERNAL, ADMIN));
        may.put("PUT /api/v1/quiet-hours/sites/{site}", ADMIN);
        may.put("GET /api/v1/quiet-hours/mine", union(WORKERS, Set.of("gm"), ADMIN));
        may.put("PUT /api/v1/quiet-hours/mine", union(WORKERS, Set.of("gm"), ADMIN));
        may.put("DELETE /api/v1/quiet-hours/mine", union(WORKERS, Set.of("gm"), ADMIN));
        may.put("GET /api/v1/my-messages", union(WORKERS, Set.of("gm"), ADMIN));
        may.put("GET /api/v1/my-messages/unread", union(WORKERS, Set.of("gm"), ADMIN));
        may.put("PUT /api/v1/my-messages/read", union(WORKERS, Set.of("gm"), ADMIN));
        may.put("GET /api/v1/my-messages/{id}", union(WORKERS, Set.of("gm"), ADMIN));
        may.put("PUT /api/v1/my-messages/{id}/read", union(WORKERS, Set.of("gm"), ADMIN));
        may.put("PUT /api/v1/my-messages/{id}/unread", union(WORKERS, Set.of("gm"), ADMIN));
        may.put("PUT /api/v1/my-messages/{id}/acknowledged", union(WORKERS, Set.of("gm"), ADMIN));
        may.put("GET /api/v1/my-messages/stream", union(WORKERS, Set.of("gm"), ADMIN));
        may.put("GET /api/v1/my-preferences", union(WORKERS, Set.of("gm"), ADMIN));
        may.put("PUT /api/v1/my-preferences", union(WORKERS, Set.of("gm"), ADMIN));
        may.put("GET /api/v1/letters/{kind}/preview", union(Set.of("audit"), ADMIN));
        may.put("POST /api/v1/channels", ADMIN);
        may.put("GET /api/v1/channels", union(Set.of("audit"), ADMIN));
        may.put("GET /api/v1/channels/{id}", union(Set.of("audit"), ADMIN));
        may.put("PUT /api/v1/channels/{id}", ADMIN);
        may.put("PUT /api/v1/channels/{id}/secret", ADMIN);
        may.put("POST /api/v1/channels/{id}/trials", ADMIN);
        may.put("PUT /api/v1/channels/{id}/resend", ADMIN);
        may.put("GET /api/v1/channel-dispatches", union(Set.of("audit"), ADMIN));
        may.put("GET /api/v1/channel-dispatches/{id}", union(Set.of("audit"), ADMIN));
        may.put("PUT /api/v1/channel-dispatches/{id}/resend", ADMIN);
        may.put("POST /api/v1/unit-notices", union(SALES, ADMIN, Set.of("zhao.production")));
        may.put("GET /api/v1/unit-notices", union(INTERNAL, ADMIN));
        may.put("GET /api/v1/unit-notices/{id}", union(INTERNAL, ADMIN));
        may.put("POST /api/v1/advisory-notices", union(QUALITY, SALES));
        may.put("GET /api/v1/advisory-notices", INTERNAL);
        may.put("GET /api/v1/advisory-notices/{id}", INTERNAL);
        may.put("PUT /api/v1/advisory-notices/{id}", union(QUALITY, SALES));
        may.put("PUT /api/v1/advisory-notices/{id}/submission", union(QUALITY, SALES));
        may.put("PUT /api/v1/advisory-notices/{id}/return", Set.of("gm"));
        may.put("PUT /api/v1/advisory-notices/{id}/approval", Set.of("gm"));
        may.put("PUT /api/v1/advisory-notices/{id}/withdrawal", union(QUALITY, SALES));
        may.put("PUT /api/v1/advisory-notices/{id}/report", union(QUALITY, SALES));
        may.put("PUT /api/v1/advisory-notices/{id}/closure", union(HEADS, Set.of("gm")));
        may.put("GET /api/v1/advisory-notices/{id}/receivers", INTERNAL);
        may.put("PUT /api/v1/advisory-notices/{id}/receivers/{customerId}/confirmation", union(QUALITY, SALES));
        may.put("GET /api/v1/advisory-notices/{id}/xlsx", INTERNAL);
        may.put("GET /api/v1/advisory-notices/{id}/pdf", INTERNAL);
        may.put("GET /api/v1/mail-files/{token}", EVERYBODY);
        may.put("GET /api/v1/acknowledgements/{token}", EVERYBODY);
        may.put("POST /api/v1/acknowledgements/{token}", EVERYBODY);
        may.put("GET /api/v1/calendars", union(INTERNAL, ADMIN));
        may.put("GET /api/v1/calendars/{site}", union(INTERNAL, ADMIN));
        may.put("GET /api/v1/calendars/{site}/days", union(INTERNAL, ADMIN));
        may.put("GET /api/v1/calendars/{site}/due", union(INTERNAL, ADMIN));
        may.put("PUT /api/v1/calendars/{site}", ADMIN);
        may.put("PUT /api/v1/calendars/{site}/years", ADMIN);
        may.put("PUT /api/v1/calendars/{site}/years/{year}", ADMIN);
        may.put("PUT /api/v1/calendars/{site}/years/{year}/public-holidays", ADMIN);
        mayFiles(may, "feedbacks", union(WORKERS, CUSTOMER), union(INTERNAL, CUSTOMER));
        mayFiles(may, "information-records", WORKERS, INTERNAL);
        mayFiles(may, "complaints", union(WORKERS, CUSTOMER), union(INTERNAL, CUSTOMER));
        mayFiles(may, "returns", union(WORKERS, CUSTOMER), union(INTERNAL, CUSTOMER));
        // Whose function it is depends on the action; the roles alone are decided here.
        mayFiles(may, "actions", WORKERS, INTERNAL);
        mayFiles(may, "advisory-notices", union(QUALITY, SALES), INTERNAL);
        may.put("PUT /api/v1/advisory-notices/{id}/attachments/{attachment}/removal", union(QUALITY, SALES));
        mayFiles(may, "inspections", QUALITY, INTERNAL);
        may.put("PUT /api/v1/inspections/{id}/attachments/{attachment}/removal", QUALITY);
        for (var service : Parts.SERVICES) {
            var letters = "/api/v1/services/" + service + "/dead-letters";
            may.put("GET " + letters, ADMIN);
            may.put("GET " + letters + "/{id}", ADMIN);
            may.put("PUT " + letters + "/{id}/redrive", ADMIN);
            may.put("PUT " + letters + "/{id}/discard", ADMIN);
            may.put("PUT " + letters + "/redrive", ADMIN);
            may.put("PUT /api/v1/services/" + service + "/replays/{topic}", ADMIN);
            var audit = "/api/v1/services/" + service + "/audit-";
            may.put("GET " + audit + "entries", Set.of("audit", "gm"));
            may.put("GET " + audit + "entries/{position}", Set.of("audit", "gm"));
            may.put("GET " + audit + "seals", Set.of("audit", "gm"));
            may.put("GET " + audit + "signatures", Set.of("audit", "gm"));
            may.put("GET " + audit + "export", Set.of("audit", "gm"));
            var procedures = "/api/v1/services/" + service + "/procedures";
            var readers = Set.of("admin", "audit");
            may.put("GET " + procedures, readers);
            may.put("GET " + procedures + "/{name}", readers);
            may.put("GET " + procedures + "/{name}/versions/{number}", readers);
            may.put("GET " + procedures + "/comparison", readers);
            may.put("PUT " + procedures + "/{name}", ADMIN);
            may.put("PUT " + procedures + "/{name}/versions/{number}/retire", ADMIN);
            may.put("GET " + procedures + "/adoptions", readers);
            may.put("GET " + procedures + "/adoptions/{id}", readers);
            may.put("POST " + procedures + "/adoptions", ADMIN);
            may.put("PUT " + procedures + "/adoptions/{id}/end", ADMIN);
            may.put("POST " + procedures + "/try", readers);
            var numbers = "/api/v1/services/" + service + "/number-series";
            may.put("GET " + numbers, readers);
            may.put("GET " + numbers + "/{form}/{site}", readers);
            may.put("PUT " + numbers + "/{form}/{site}", ADMIN);
            may.put("GET /api/v1/services/" + service + "/cancelled-numbers", readers);
            var records = "/api/v1/services/" + service + "/quality-records";
            var answerable = Set.of("admin", "audit", "gm");
            may.put("GET " + records, answerable);
            may.put("GET " + records + ".csv", answerable);
            var disposals = "/api/v1/services/" + service + "/disposals";
            may.put("GET " + disposals, answerable);
            may.put("GET " + disposals + "/{id}", answerable);
            may.put("PUT " + disposals + "/approval", Set.of("admin", "gm"));
            may.put("PUT " + disposals + "/{id}/approval", Set.of("admin", "gm"));
            may.put("PUT " + disposals + "/{id}/retention", Set.of("admin", "gm"));
            may.put("PUT " + disposals + "/{id}/proposal", Set.of("admin", "gm"));
            var erasures = "/api/v1/services/" + service + "/erasures";
            may.put("GET " + erasures, answerable);
            may.put("GET " + erasures + "/{id}", answerable);
            may.put("POST " + erasures, ADMIN);
            var deadlines = "/api/v1/services/" + service + "/deadlines";
            may.put("GET " + deadlines, INTERNAL);
            may.put("GET " + deadlines + "/{id}", INTERNAL);
            may.put("PUT " + deadlines + "/{id}/pause", WORKERS);
            may.put("PUT " + deadlines + "/{id}/resumption", WORKERS);
            may.put("PUT " + deadlines + "/{id}/extension", union(HEADS, Set.of("gm")));
            may.put("PUT " + deadlines + "/{id}/recomputation", union(HEADS, Set.of("gm"), ADMIN));
            var proceedings = "/api/v1/services/" + service + "/proceedings";
            may.put("GET " + proceedings, INTERNAL);
            may.put("GET " + proceedings + "/{caseId}", INTERNAL);
            may.put("PUT " + proceedings + "/{caseId}/entries", union(WORKERS, Set.of("gm")));
            may.put("PUT " + proceedings + "/{caseId}/stage", union(WORKERS, Set.of("gm")));
            may.put("PUT " + proceedings + "/{caseId}/signatures/{signature}", union(WORKERS, Set.of("gm")));
            may.put("GET " + proceedings + "/{caseId}/form", INTERNAL);
            may.put("GET " + proceedings + "/{caseId}/form/controlled-copies", INTERNAL);
            may.put("POST " + proceedings + "/{caseId}/form/controlled-copies", union(HEADS, Set.of("gm")));
            may.put("GET " + proceedings + "/{caseId}/form/controlled-copies/{copy}", union(HEADS, Set.of("gm")));
            may.put("GET " + proceedings + "/{caseId}/changeover", union(HEADS, Set.of("gm", "audit"), ADMIN));
            may.put("PUT " + proceedings + "/{caseId}/procedure", union(HEADS, Set.of("gm"), ADMIN));
        }
        return may;
    }

    private static void mayFiles(Map<String, Set<String>> may, String cases, Set<String> add, Set<String> see) {
        var files = "/api/v1/" + cases + "/{id}/attachments";
        may.put("POST " + files, add);
        may.put("GET " + files, see);
        may.put("GET " + files + "/{attachment}", see);
        may.put("PUT " + files + "/{attachment}/removal", WORKERS);
    }

    private final World world;
    private final Work work;
    private JsonNode description;

    AccessIT(World world) {
        this.world = world;
        this.work = world.work();
    }

    @BeforeAll
    void readDescription() {
        description = world.rest().nobody().get("//openapi.json").expect(200).body();
    }

    @Test
    void describesEveryEndpointThatIsDecidedAboutAndNoOther() {
        var described = new TreeSet<String>();
        description.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation ->
                        Set.of("get", "put", "post", "patch", "delete").contains(operation.getKey()))
                .forEach(operation -> forEachService(path.getKey())
                        .forEach(concrete -> described.add(operation.getKey().toUpperCase() + " " + concrete))));

        assertThat(described).containsExactlyInAnyOrderElementsOf(MAY.keySet());
    }

    /** The description speaks of all services at once where the path names the service. */
    private static Stream<String> forEachService(String path) {
        return path.contains("/services/{service}/")
                ? Parts.SERVICES.stream().map(service -> path.replace("{service}", service))
                : Stream.of(path);
    }

    static Set<String> endpoints() {
        return MAY.keySet();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void letsInOnlyWhoMay(String endpoint) {
        if (MAY.get(endpoint).equals(EVERYBODY)) {
            assertThat(call(world.rest().nobody(), endpoint).status()).isNotIn(401, 403);
            return;
        }
        assertProblem(call(world.rest().nobody(), endpoint), 401);
        assertProblem(call(world.rest().bearing("bm8.e30.bm8"), endpoint), 401);
        for (var user : EVERYBODY) {
            var session = user.equals("erp") ? world.rest().asClient("erp", "qloop") : world.as(user);
            var answer = call(session, endpoint);
            if (MAY.get(endpoint).contains(user)) {
                assertThat(answer.status())
                        .as("%s as %s: %s", endpoint, user, answer.text())
                        .isNotIn(401, 403);
            } else {
                assertThat(answer.status())
                        .as("%s as %s: %s", endpoint, user, answer.text())
                        .isEqualTo(403);
                assertProblem(answer, 403);
            }
            assertThat(answer.status())
                    .as("%s as %s: %s", endpoint, user, answer.text())
                    .isLessThan(500);
        }
    }

    /** A call that changes nothing, whoever makes it: what it names does not exist, and what it sends is incomplete. */
    private static Answer call(Session session, String endpoint) {
        var method = endpoint.substring(0, endpoint.indexOf(' '));
        var path = endpoint.substring(endpoint.indexOf(' ') + 1)
                .replace("{id}", UUID.randomUUID().toString())
                .replace("{customerId}", "no-such-customer")
                .replace("{productId}", "no-such-product")
                .replace("{caseId}", UUID.randomUUID().toString())
                .replace("{signature}", "no-such-signature")
                .replace("{form}", "NO")
                .replace("{other}", UUID.randomUUID().toString())
                .replace("{inquiry}", UUID.randomUUID().toString())
                .replace("{countermeasure}", UUID.randomUUID().toString())
                .replace("{line}", "1")
                .replace("{item}", UUID.randomUUID().toString())
                .replace("{attachment}", UUID.randomUUID().toString())
                .replace("{name}", "no-such-procedure")
                .replace("{number}", "1")
                .replace("{month}", "2026-10")
                .replace("{copy}", UUID.randomUUID().toString())
                .replace("{position}", "1")
                .replace("{site}", UUID.randomUUID().toString())
                .replace("{year}", "2027")
                .replace("{topic}", "no-such-topic")
                .replace("{kind}", "customers")
                .replace("{function}", "no-such-function")
                .replace("{department}", "no-such-department")
                .replace("{post}", "no-such-post")
                .replace("{firstDay}", "2026-12-01")
                .replace("{token}", "A".repeat(43));
        if (method.equals("PUT") && path.endsWith("/dead-letters/redrive")) {
            // Re-driving everything would meddle with other tests; a service that is not there has nothing to re-drive.
            path = session.token().get().isEmpty() || !isAdmin(session)
                    ? path
                    : "/api/v1/services/payroll/dead-letters/redrive";
        }
        var body = bodyFor(endpoint);
        return session.send(
                method,
                path,
                method.equals("GET")
                        ? Map.of("Accept", "*/*")
                        : Map.of(
                                "Content-Type",
                                typeFor(endpoint),
                                "If-Match",
                                "\"0\"",
                                "Idempotency-Key",
                                UUID.randomUUID().toString()),
                body);
    }

    private static boolean isAdmin(Session session) {
        var payload = new String(
                Base64.getUrlDecoder().decode(session.token().get().split("\\.")[1]), StandardCharsets.UTF_8);
        return Json.tree(payload).toString().contains("\"admin\"");
    }

    private static String typeFor(String endpoint) {
        if (endpoint.endsWith("/attachments") || endpoint.endsWith("/imports")) {
            return "multipart/form-data; boundary=limit";
        }
        return endpoint.endsWith("/years") || endpoint.endsWith("/directory/import") ? "text/csv" : "application/json";
    }

    private static String bodyFor(String endpoint) {
        if (endpoint.startsWith("GET")) {
            return null;
        }
        var verb = endpoint.substring(endpoint.lastIndexOf('/') + 1);
        return switch (verb) {
            case "result" -> Work.nonconforming("production").toString();
            case "completion" -> "{\"measure\":\"x\"}";
            case "verification" -> "{\"effective\":true}";
            case "closure" -> "{\"resolution\":\"x\"}";
            case "escalation",
                    "return-request",
                    "reopening",
                    "withdrawal",
                    "separation",
                    "lot-confirmation",
                    "dismissal",
                    "discard",
                    "pause",
                    "resumption",
                    "recomputation",
                    "cancellation",
                    "stop",
                    "next-rung",
                    "removal" -> "{\"reason\":\"x\"}";
            case "assignment" -> "{\"customerId\":\"C-9999\"}";
            case "extension" -> "{\"reason\":\"x\",\"requestedBy\":\"x\",\"dueAt\":\"2030-01-01T00:00:00Z\"}";
            case "complaints" -> Work.complaint("C-9999", "L-0").toString();
            case "controlled-copies" -> "{\"receiver\":\"x\"}";
            case "actions" -> "{\"function\":\"production\",\"description\":\"x\"}";
            case "attachments", "imports" ->
                "--limit\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\nx\r\n--limit--\r\n";
            case "redrive", "resend" -> null;
            case "report" -> "{\"reference\":\"x\"}";
            case "unit-notices" ->
                "{\"kind\":\"return\",\"caseId\":\"x\",\"caseNumber\":\"x\",\"units\":[\"no-such-unit\"],\"words\":\"x\"}";
            case "confirmation" -> "{\"way\":\"phone\",\"words\":\"x\"}";
            default -> endpoint.matches("(POST|PUT) /api/v1/advisory-notices(/\\{id\\})?") ? NOTICE : "{}";
        };
    }

    @Test
    @Tag("AH-82")
    void hidesOtherCustomersCases() {
        var reference = fresh("RN-OTHER");
        world.bus().publish(Work.returnReceived(reference, "C-1001", fresh("LOT")));
        var theirReturn = work.inspectionOf(reference).path("returnId").asText();
        var theirComplaint = world.as("li.quality")
                .post("/complaints", Work.complaint("C-1001", fresh("LOT")))
                .expect(201)
                .id();
        var theirs = (com.fasterxml.jackson.databind.node.ObjectNode) Work.feedback("c", fresh("other"));
        theirs.put("customerId", "C-1001");
        var theirFeedback =
                world.as("chen.sales").post("/feedbacks", theirs).expect(201).id();
        var theirRequest = requestedReturnOf(theirFeedback);
        var acme = world.as("acme");

        var ofOthers = Map.of(
                "returns",
                theirReturn,
                "complaints",
                theirComplaint,
                "feedbacks",
                theirFeedback,
                "requested-returns",
                theirRequest);
        for (var path : behindIds()) {
            var other = path.replace("{id}", ofOthers.get(path.split("/")[1]));
            // Word for word what somebody hears who asks for something that does not exist.
            var nothing = acme.get(path.replace("{id}", UUID.randomUUID().toString()));
            var answer = acme.get(other);
            assertProblem(answer, 404);
            assertThat(answer.problem()).isEqualTo(nothing.problem());
            assertThat(answer.value("title")).isEqualTo(nothing.value("title"));
            if (!path.contains(NOT_THERE)) {
                assertThat(world.as("li.quality").get(other).status()).isEqualTo(200);
            }
        }
        for (var list : List.of("/returns", "/complaints", "/feedbacks", "/requested-returns")) {
            assertThat(acme.all(list))
                    .allSatisfy(
                            one -> assertThat(one.path("customerId").asText()).isEqualTo("C-1007"));
            assertThat(acme.get(list + "?customerId=C-1001").items()).isEmpty();
        }
        theirs.put("channel", "web");
        assertProblem(acme.post("/feedbacks", theirs), 404);
    }

    private String requestedReturnOf(String feedback) {
        work.report(feedback);
        world.as("li.quality")
                .change(
                        "/feedbacks/" + feedback,
                        "return-request",
                        Json.object().put("reason", "x"))
                .expect(200);
        return Until.present(
                        "the return of the feedback",
                        () -> world.as("li.quality").get("/requested-returns?feedbackId=" + feedback).items().stream()
                                .findFirst())
                .path("id")
                .asText();
    }

    /** Everything that a customer may read of a single case, with the case's id left open. */
    private static List<String> behindIds() {
        return readableBy("acme")
                .filter(path -> path.contains("{id}"))
                .map(path -> path.replace("{attachment}", NOT_THERE).replace("{inquiry}", NOT_THERE))
                .toList();
    }

    /** The paths below {@code /api/v1} that the user may read, and not everybody. */
    static Stream<String> readableBy(String user) {
        return MAY.entrySet().stream()
                .filter(endpoint -> endpoint.getKey().startsWith("GET /api/v1/")
                        && endpoint.getValue().contains(user)
                        && !endpoint.getValue().equals(EVERYBODY))
                .map(endpoint -> endpoint.getKey().substring("GET /api/v1".length()));
    }

    @Test
    void showsACustomerItsOwnCases() {
        var own = (com.fasterxml.jackson.databind.node.ObjectNode) Work.feedback("c", fresh("own"));
        own.put("channel", "web").remove("class");

        var registered = world.as("acme").post("/feedbacks", own).expect(201);

        assertThat(world.as("acme").get("/feedbacks/" + registered.id()).status())
                .isEqualTo(200);
    }

    @Test
    void letsAFunctionCompleteOnlyItsOwnActions() {
        var lot = fresh("LOT");
        world.as("li.quality")
                .post("/complaints", Work.complaint(Work.CUSTOMER, lot))
                .expect(201);
        var action = work.actionOf(lot).path("id").asText();

        var foreign = work.complete("zhao.production", action);

        assertProblem(foreign, 403);
    }

    @Test
    void answersProblemsInTheLanguageThatIsAskedFor() {
        var path = "/complaints/" + UUID.randomUUID();
        var english = world.as("li.quality").send("GET", path, Map.of("Accept-Language", "en"), null);
        var chinese = world.as("li.quality").send("GET", path, Map.of("Accept-Language", "zh-CN,zh;q=0.9"), null);
        var englishDoor = world.rest().nobody().send("GET", path, Map.of("Accept-Language", "en"), null);
        var chineseDoor = world.rest().nobody().send("GET", path, Map.of("Accept-Language", "zh-CN"), null);

        for (var pair : List.of(List.of(english, chinese), List.of(englishDoor, chineseDoor))) {
            assertThat(pair.get(0).value("type")).isEqualTo(pair.get(1).value("type"));
            assertThat(pair.get(0).value("title")).isNotBlank().matches("\\p{ASCII}+");
            assertThat(pair.get(1).value("title")).containsPattern("[\\u4e00-\\u9fff]");
            assertThat(pair.get(1).value("detail")).containsPattern("[\\u4e00-\\u9fff]");
        }
    }

    @Test
    void refusesTokensThatKeycloakDidNotSignOrThatAreOver() throws Exception {
        var real = world.as("li.quality").token().get();
        var header = Json.object(decoded(real.split("\\.")[0]));
        var claims = Json.object(decoded(real.split("\\.")[1]));
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var ownKey = generator.generateKeyPair().getPrivate();
        var forged = new LinkedHashMap<String, String>();
        var none = header.deepCopy().put("alg", "none");
        forged.put("alg none", encoded(none.toString()) + "." + encoded(claims.toString()) + ".");
        forged.put(
                "alg none with the real signature",
                encoded(none.toString()) + "." + encoded(claims.toString()) + "." + real.split("\\.")[2]);
        forged.put("own key under the real key's name", signed(header, claims, ownKey));
        forged.put("own key under a name of its own", signed(header.deepCopy().put("kid", "mine"), claims, ownKey));
        forged.put(
                "foreign issuer",
                signed(header, claims.deepCopy().put("iss", "http://localhost:1/realms/qloop"), ownKey));
        forged.put(
                "more rights than signed",
                real.split("\\.")[0] + "."
                        + encoded(claims.deepCopy()
                                .put("preferred_username", "admin")
                                .toString()) + "." + real.split("\\.")[2]);
        forged.put("no signature", real.substring(0, real.lastIndexOf('.') + 1));
        forged.put("nothing", "x");

        forged.forEach((kind, token) -> Stream.of("/complaints", "/feedbacks", "/returns", "/surveys", "/functions")
                .forEach(path -> {
                    var answer = world.rest().bearing(token).get(path);
                    assertThat(answer.status())
                            .as("%s at %s: %s", kind, path, answer.text())
                            .isEqualTo(401);
                    assertProblem(answer, 401);
                }));
    }

    @Test
    void refusesTokensOfAnotherRealm() {
        // Keycloak's own realm signs with other keys, and names itself as another issuer.
        var foreign = ForeignTokens.ofMasterRealm(world.product());

        for (var path : List.of("/complaints", "/feedbacks", "/returns", "/surveys", "/functions")) {
            assertProblem(world.rest().bearing(foreign).get(path), 401);
        }
    }

    @Test
    void refusesTokensForAnotherApplicationOfTheRealm() {
        var foreign = ForeignTokens.forAnotherApplication(world.product(), "li.quality");

        for (var path : List.of("/complaints", "/feedbacks", "/returns", "/surveys", "/functions")) {
            assertProblem(world.rest().bearing(foreign).get(path), 401);
        }
    }

    @Test
    void refusesATokenThatHasRunOut() {
        var shortLived = ForeignTokens.shortLived(world.product(), "li.quality");
        assertThat(world.rest().bearing(shortLived).get("/complaints").status()).isEqualTo(200);

        Until.asserted("the token is over", () -> assertThat(
                        world.rest().bearing(shortLived).get("/complaints").status())
                .isEqualTo(401));

        assertProblem(world.rest().bearing(shortLived).get("/feedbacks"), 401);
    }

    private static void assertProblem(Answer answer, int status) {
        assertThat(answer.status())
                .as("%s: %s", answer.request(), answer.text())
                .isEqualTo(status);
        assertThat(answer.header("Content-Type")).as(answer.request()).startsWith("application/problem+json");
        assertThat(answer.value("type")).as(answer.request()).matches("/problems/[a-z0-9-]+");
        assertThat(answer.value("title")).as(answer.request()).isNotBlank();
        assertThat(answer.body().path("status").asInt()).as(answer.request()).isEqualTo(status);
        assertThat(answer.text()).doesNotContain("Exception").doesNotContain("io.qloop");
    }

    private static String signed(JsonNode header, JsonNode claims, PrivateKey key) throws Exception {
        var content = encoded(header.toString()) + "." + encoded(claims.toString());
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    @SafeVarargs
    private static Set<String> union(Set<String>... sets) {
        var all = new TreeSet<String>();
        for (var set : sets) {
            all.addAll(set);
        }
        return all;
    }
}

package io.qloop.feedback.information;

import static io.qloop.feedback.information.InformationRequests.PATH;
import static io.qloop.feedback.information.InformationRequests.as;
import static io.qloop.feedback.information.InformationRequests.auditor;
import static io.qloop.feedback.information.InformationRequests.enter;
import static io.qloop.feedback.information.InformationRequests.entered;
import static io.qloop.feedback.information.InformationRequests.headOfSales;
import static io.qloop.feedback.information.InformationRequests.information;
import static io.qloop.feedback.information.InformationRequests.logistics;
import static io.qloop.feedback.information.InformationRequests.proceeding;
import static io.qloop.feedback.information.InformationRequests.production;
import static io.qloop.feedback.information.InformationRequests.put;
import static io.qloop.feedback.information.InformationRequests.quality;
import static io.qloop.feedback.information.InformationRequests.record;
import static io.qloop.feedback.information.InformationRequests.recorded;
import static io.qloop.feedback.information.InformationRequests.sales;
import static io.qloop.feedback.information.InformationRequests.show;
import static io.qloop.feedback.information.InformationRequests.sign;
import static io.qloop.feedback.information.InformationRequests.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.testing.ServiceTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An operation notice, from its submission to the record of its completion. */
@ServiceTest
class OperationNoticeTest {

    @Inject
    CustomerFixture customers;

    /** A customer of each test's own, so that no test counts another one's records. */
    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void masterData() {
        customers.known(ours, Language.ZH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan-change",
                "delivery-change",
                "production-adjustment",
                "stock-handling",
                "additional-facilities"
            })
    @Tag("FB-027")
    void isWrittenForEachKindOfTheGuideline(String kind) {
        record(sales(), notice(kind, "quality"))
                .then()
                .statusCode(201)
                .body("kind", is(kind))
                .body("procedure", startsWith("feedback-guideline-operation-notice/"));
    }

    @Test
    @Tag("FB-027")
    void needsOneOfTheKindsAndACustomer() {
        var without = notice("plan-change", "quality");
        without.remove("kind");
        record(sales(), without)
                .then()
                .statusCode(422)
                .body("type", is("/problems/information-without-kind"))
                .body("detail", containsString("stock-handling"));
        var about = notice("plan-change", "quality");
        about.remove("customerId");
        record(sales(), about).then().statusCode(422).body("type", is("/problems/information-without-customer"));
    }

    @Test
    @Tag("FB-028")
    @Tag("GW-003")
    void hasWhatTheFormHas() {
        var id = recorded(sales(), notice("plan-change", "quality, production"));

        show(id).body("number", startsWith("ON-2026-"))
                .body("customerId", is(ours))
                .body("occurredAt", is("2026-11-20T08:00:00Z"))
                .body("subject", notNullValue())
                .body("content", notNullValue())
                .body("recordedBy", is("chen.sales"));
        proceeding(id)
                .body("stage.code", is("submitted"))
                .body(
                        "fields.code",
                        contains(
                                "number",
                                "customerName",
                                "time",
                                "subject",
                                "requiredContent",
                                "submitter",
                                "departmentsConcerned",
                                "completion"))
                .body("fields.find { it.code == 'departmentsConcerned' }.value", is("quality, production"))
                .body("next[0].signaturesToCome.name.zh", contains("经营部审核"));
    }

    @Test
    @Tag("FB-028")
    @Tag("FB-029")
    @Tag("NT-005")
    void isReviewedSignedByEveryDepartmentConcernedAndCompleted() {
        var id = recorded(sales(), notice("delivery-change", "quality, logistics"));

        sign(sales(), id, "review", "reviewed").statusCode(403).body("type", is("/problems/signature-of-author"));
        take(headOfSales(), id, "reviewed").statusCode(409).body("errors.field", contains("signatures.review"));
        sign(headOfSales(), id, "review", "reviewed").statusCode(200);
        take(headOfSales(), id, "reviewed").statusCode(200);
        var copies = entered(id, "reviewed").path("copies");
        assertThat(copies.findValuesAsText("function")).containsExactly("quality", "logistics");
        assertThat(copies.findValuesAsText("purpose")).containsOnly("answer");

        proceeding(id)
                .body("next[0].signaturesToCome.code", contains("departments.quality", "departments.logistics"))
                .body("next[0].signaturesToCome.name.zh", contains("相关部门签署：质控部", "相关部门签署：物流部门"));
        take(quality(), id, "signed")
                .statusCode(409)
                .body("errors.field", contains("signatures.departments.quality", "signatures.departments.logistics"));
        sign(production(), id, "departments.quality", "signed")
                .statusCode(403)
                .body("type", is("/problems/signature-of-others"));
        // In any order, but each for itself.
        sign(logistics(), id, "departments.logistics", "signed").statusCode(200);
        take(quality(), id, "signed").statusCode(409).body("errors.field", contains("signatures.departments.quality"));
        sign(quality(), id, "departments.quality", "signed")
                .statusCode(200)
                .body("signatures.code", contains("review", "departments.logistics", "departments.quality"))
                .body("signatures.stands", everyItem(is(true)))
                .body("signatures[2].by", is("li.quality"))
                .body("signatures[2].as.zh", is("质控部"));
        take(production(), id, "signed").statusCode(409).body("errors.rule", contains("missing-actor"));
        take(quality(), id, "signed").statusCode(200);

        take(quality(), id, "completed").statusCode(409).body("errors.field", contains("completion"));
        enter(logistics(), id, Map.of("completion", "已改走空运，11-24 到货"));
        take(logistics(), id, "completed").statusCode(200);
        show(id).body("status", is("closed"));
        as(auditor())
                .get("/api/v1/services/feedback/audit-signatures?caseId=" + id)
                .then()
                .statusCode(200)
                .body("signer", containsInAnyOrder("sun.sales", "he.logistics", "li.quality"));
    }

    @Test
    @Tag("FB-029")
    void losesTheReviewWhenOtherDepartmentsAreConcerned() {
        var id = recorded(sales(), notice("stock-handling", "quality"));
        sign(headOfSales(), id, "review", "reviewed").statusCode(200);

        enter(sales(), id, Map.of("departmentsConcerned", "quality, purchasing"));

        proceeding(id).body("signatures", empty());
    }

    @Test
    @Tag("FB-029")
    void keepsItsWordsOnceSomebodyHasSigned() {
        var id = recorded(sales(), notice("stock-handling", "quality"));
        sign(headOfSales(), id, "review", "reviewed").statusCode(200);

        put(sales(), PATH + "/" + id, "", Map.of("subject", "另一主题", "content", "另一内容", "medium", "oral"))
                .statusCode(409)
                .body("type", is("/problems/information-under-way"));
    }

    @Test
    void namesOnlyDepartmentsThatTheFormOffers() {
        record(sales(), notice("plan-change", "quality, kitchen"))
                .then()
                .statusCode(422)
                .body("type", is("/problems/procedure-choice-unknown"))
                .body("errors.field", contains("fields.departmentsConcerned"));
    }

    private Map<String, Object> notice(String kind, String departments) {
        var body = information("operation-notice", ours);
        body.put("kind", kind);
        body.put("fields", Map.of("departmentsConcerned", departments));
        return body;
    }
}

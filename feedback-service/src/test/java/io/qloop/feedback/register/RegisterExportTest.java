package io.qloop.feedback.register;

import static io.qloop.feedback.feedback.FeedbackRequests.as;
import static io.qloop.feedback.feedback.FeedbackRequests.customer;
import static io.qloop.feedback.feedback.FeedbackRequests.register;
import static io.qloop.feedback.feedback.FeedbackRequests.registration;
import static io.qloop.feedback.feedback.FeedbackRequests.sales;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.testing.ServiceTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
class RegisterExportTest {

    private static final String REGISTER = "/api/v1/feedbacks/register/";

    @Inject
    CustomerFixture customers;

    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void masterData() {
        customers.known(ours, Language.ZH);
    }

    @Test
    @Tag("FB-016")
    @Tag("GW-003")
    void isAnExcelFileWithTheColumnsOfTheDocument() throws Exception {
        register(sales(), registration(ours, "subject", "@SUM(A1) 标签不符")).then().statusCode(201);

        var answer = as(sales())
                .header("Accept-Language", "zh")
                .get(REGISTER + "xlsx?customerId=" + ours)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(answer))) {
            var rows = workbook.getFirstSheet().read();
            assertThat(IntStream.range(0, 9).mapToObj(rows.getFirst()::getCellText))
                    .containsExactly("编号", "客户名称", "反馈日期", "主题", "类别", "经手人", "处理部门", "完结日期", "备注");
            assertThat(rows).hasSize(2);
            assertThat(rows.get(1).getCellText(1)).isEqualTo("客户 " + ours);
            assertThat(rows.get(1).getCellText(3)).isEqualTo("@SUM(A1) 标签不符");
            assertThat(rows.get(1).getCell(3).getType()).isEqualTo(CellType.STRING);
            assertThat(rows.get(1).getCellText(5)).isEqualTo("chen.sales");
            assertThat(rows.get(1).getCellText(6)).isEqualTo("质控部");
        }
    }

    @Test
    @Tag("FB-016")
    @Tag("GW-003")
    void isAPdf() throws Exception {
        register(sales(), registration(ours)).then().statusCode(201);

        var answer = as(sales())
                .header("Accept-Language", "zh")
                .get(REGISTER + "pdf?customerId=" + ours)
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();

        try (var document = Loader.loadPDF(answer)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("客户质量信息反馈登记表", "标签与实物不符", "非受控")
                    .contains("编号", "客户名称", "反馈日期", "主题", "类别", "经手人", "处理部门", "完结日期", "备注");
        }
    }

    @Test
    void isWholeAndForOurOwnPeopleOnly() {
        for (var format : new String[] {"xlsx", "pdf"}) {
            as(customer(ours)).get(REGISTER + format).then().statusCode(403);
            given().get(REGISTER + format).then().statusCode(401);
            as(sales())
                    .get(REGISTER + format + "?limit=5")
                    .then()
                    .statusCode(400)
                    .body("type", is("/problems/register-whole-only"));
        }
    }
}

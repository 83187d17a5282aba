package io.qloop.feedback.importing;

import static io.qloop.feedback.importing.ImportRequests.admin;
import static io.qloop.feedback.importing.ImportRequests.errors;
import static io.qloop.feedback.importing.ImportRequests.read;
import static io.qloop.feedback.importing.ImportRequests.taken;
import static io.qloop.feedback.importing.ImportRequests.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.qloop.feedback.customer.CustomerChanged;
import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.feedback.customer.Customers;
import io.qloop.feedback.product.KnownProducts;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@ServiceTest
class MasterDataImportTest {

    private static final String TOPIC = "erp.master-data";
    private static final String CUSTOMER_CHANGED = "erp.customer-changed.v1";

    @Inject
    RunImports imports;

    @Inject
    Customers customers;

    @Inject
    KnownProducts products;

    @Inject
    CustomerFixture erp;

    /** Customers and products of each test's own. */
    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    @Tag("AH-06")
    void tellsEveryServiceOfCustomersContactsAndProductsInPlaceOfTheErp() throws IOException {
        var ofCustomers = taken("kind=customers", "客户编号,中文名称,英文名称,语言,工厂\n" + ours + ",艾克米电机,Acme Motors,英文,suzhou\n");
        var ofContacts = taken(
                "kind=contacts",
                "Customer number;Contact;E-mail;Role\n%s;顾敏;Gu.Min@%s.example;quality\n%s;Li Lei;li@%s.example;\n"
                        .formatted(ours, ours, ours, ours));
        var ofProducts = taken("kind=products", "产品编号,中文名称,单位\nP" + ours + ",漆包铜圆线,轴\n");
        imports.run();

        for (var each : List.of(ofCustomers, ofContacts, ofProducts)) {
            read(each).body("state", is("completed"));
        }
        assertThat(languageOf(ours)).isEqualTo(Language.EN);
        assertThat(QuarkusTransaction.requiringNew().call(() -> products.knows("P" + ours)))
                .isTrue();
        try (var kafka = new KafkaProbe()) {
            var told = kafka.await(TOPIC, heard -> ours.equals(heard.key()), 2);
            assertThat(told.getLast().event().getSource()).hasToString("/qloop/feedback");
            var data = told.getLast().data();
            assertThat(data.at("/name/zh").asText()).isEqualTo("艾克米电机");
            assertThat(data.path("language").asText()).isEqualTo("en");
            assertThat(data.path("site").asText()).isEqualTo("suzhou");
            assertThat(data.path("contacts").findValuesAsText("mail"))
                    .containsExactly(
                            "gu.min@" + ours.toLowerCase() + ".example", "li@" + ours.toLowerCase() + ".example");
            assertThat(kafka.await(TOPIC, "erp.product-changed.v1", "P" + ours)
                            .data()
                            .path("unit")
                            .asText())
                    .isEqualTo("轴");
        }
    }

    @Test
    @Tag("AH-06")
    void changesNothingWhenTheSameFileComesAgainAndTellsOnlyWhatIsOther() throws IOException {
        var file = "客户编号,中文名称\n" + ours + "-1,甲\n" + ours + "-2,乙\n";
        taken("kind=customers", file);
        imports.run();
        var again = taken("kind=customers", file);
        var other = taken("kind=customers", file.replace("乙", "丙"));
        imports.run();

        read(again)
                .body("state", is("completed"))
                .body("counts.unchanged", is(2))
                .body("counts.written", is(0));
        read(other)
                .body("counts.unchanged", is(1))
                .body("counts.changed", is(1))
                .body("counts.written", is(1));
        assertThat(nameOf(ours + "-2")).isEqualTo("丙");
        try (var kafka = new KafkaProbe()) {
            kafka.await(TOPIC, heard -> (ours + "-2").equals(heard.key()), 2);
            assertThat(kafka.all(TOPIC).stream().filter(heard -> (ours + "-1").equals(heard.key())))
                    .hasSize(1);
        }
    }

    @Test
    @Tag("AH-06")
    void saysWhatWouldBecomeOfTheRowsWithoutTakingThemOver() throws IOException {
        var dry = taken("kind=customers&dryRun=true", "客户编号,中文名称\n" + ours + ",甲\n");
        imports.run();

        read(dry)
                .body("state", is("checked"))
                .body("counts.rows", is(1))
                .body("counts.added", is(1))
                .body("counts.written", is(0));
        assertThat(QuarkusTransaction.requiringNew().call(() -> customers.nameOf(ours)))
                .isEmpty();
    }

    @Test
    @Tag("AH-06")
    void importsNothingOfAFileWithOneRowThatIsWrong() throws IOException {
        var rows = IntStream.range(0, 250)
                .mapToObj(i -> ours + "-" + i + "," + (i == 240 ? "" : "客户 " + i) + "\n")
                .collect(Collectors.joining());
        var id = taken("kind=customers", "客户编号,中文名称\n" + rows);
        imports.run();

        read(id).body("state", is("refused"))
                .body("counts.added", is(249))
                .body("counts.refused", is(1))
                .body("counts.written", is(0));
        assertThat(QuarkusTransaction.requiringNew().call(() -> customers.nameOf(ours + "-0")))
                .isEmpty();
        assertThat(errors(id, "zh-CN"))
                .isEqualTo("\ufeff\"行\",\"列\",\"值\",\"问题\"\r\n\"242\",\"中文名称\",\"\",\"中文名称和英文名称至少填一个\"\r\n");
        assertThat(errors(id, "en"))
                .contains("\"242\",\"Chinese name\",\"\",\"needs a name in Chinese or in English\"");
    }

    @Test
    @Tag("AH-06")
    void leavesToTheErpWhatTheErpHasToldOf() throws IOException {
        erp.known(ours, Language.ZH);
        var customer = taken("kind=customers", "客户编号,中文名称\n" + ours + ",另一名称\n");
        var contact = taken("kind=contacts", "客户编号,联系人,电子邮箱\n" + ours + ",顾敏,gu@x.example\n");
        imports.run();

        read(customer).body("state", is("refused"));
        read(contact).body("state", is("refused"));
        assertThat(errors(customer, "en")).contains("comes from the ERP and is changed there only");
        assertThat(nameOf(ours)).isEqualTo("客户 " + ours);
    }

    /** Also what the ERP has known for years: what an import tells is older than all of it. */
    @Test
    @Tag("AH-06")
    void isOverruledByTheErpHoweverOldItsWordIs() throws IOException {
        var file = "客户编号,中文名称\n" + ours + ",旧名称\n";
        taken("kind=customers", file);
        imports.run();
        erpTells("ERP 名称", Instant.parse("2009-05-01T00:00:00Z"));

        var again = taken("kind=customers", file);
        imports.run();

        assertThat(nameOf(ours)).isEqualTo("ERP 名称");
        read(again).body("state", is("refused"));
    }

    @Test
    void doesNotBringBackAPersonWhoWasErased() throws IOException {
        var file = "客户编号,联系人,电子邮箱\n" + ours + ",顾敏,gu.min@x.example\n";
        taken("kind=customers", "客户编号,中文名称\n" + ours + ",甲\n");
        taken("kind=contacts", file);
        imports.run();
        admin().header("Idempotency-Key", UUID.randomUUID())
                .contentType(ContentType.JSON)
                .body(Map.of("customerId", ours, "name", "顾敏", "mail", "gu.min@x.example", "reason", "request"))
                .post("/api/v1/services/feedback/erasures")
                .then()
                .statusCode(201);

        var again = taken("kind=contacts", file);
        var next = taken("kind=customers", "客户编号,中文名称\n" + ours + ",乙\n");
        imports.run();

        read(again).body("state", is("refused"));
        read(next).body("state", is("completed"));
        assertThat(errors(again, "en")).contains("was erased on request");
        try (var kafka = new KafkaProbe()) {
            var told = kafka.await(
                    TOPIC,
                    heard -> ours.equals(heard.key())
                            && heard.data().at("/name/zh").asText().equals("乙"),
                    1);
            assertThat(told.getLast().type()).isEqualTo(CUSTOMER_CHANGED);
            assertThat(told.getLast().data().path("contacts")).isEmpty();
        }
    }

    @Test
    void allowsACustomerAsManyContactsAsItsContract() throws IOException {
        taken("kind=customers", "客户编号,中文名称\n" + ours + ",甲\n");
        var rows = IntStream.rangeClosed(1, 51)
                .mapToObj(i -> "%s,Contact %d,c%d@x.example\n".formatted(ours, i, i))
                .collect(Collectors.joining());
        var id = taken("kind=contacts", "客户编号,联系人,电子邮箱\n" + rows);
        imports.run();

        read(id).body("state", is("refused")).body("counts.refused", is(1));
        assertThat(errors(id, "en")).contains("\"52\",\"Customer number\"", "more than 50 contacts");
    }

    @Test
    void refusesTheSameThingTwiceInOneFile() throws IOException {
        var id = taken("kind=products", "产品编号,中文名称,单位\nP%s,甲,kg\nQ%s,乙,kg\nP%s,丙,kg\n".formatted(ours, ours, ours));
        imports.run();

        read(id).body("state", is("refused")).body("counts.refused", is(1));
        assertThat(errors(id, "zh")).contains("\"4\",\"产品编号\",\"P" + ours + "\",\"重复：此前已出现在第 2 行\"");
    }

    @Test
    void readsExcelFilesAndChineseCsv() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var sheet = workbook.newWorksheet("产品");
            sheet.value(0, 0, "产品编号*");
            sheet.value(0, 1, "中文名称");
            sheet.value(0, 2, "单位*");
            sheet.value(1, 0, Math.abs(ours.hashCode()));
            sheet.value(1, 1, "扁线");
            sheet.value(1, 2, "轴");
        }
        var excel = upload("kind=products", bytes.toByteArray())
                .then()
                .statusCode(202)
                .body("fileName", is("table.xlsx"))
                .extract()
                .<String>path("id");
        var chinese = upload(
                        admin(),
                        "kind=customers",
                        "客户.csv",
                        ("客户编号,中文名称\r\n" + ours + ",艾克米\r\n").getBytes(Charset.forName("GB18030")))
                .then()
                .statusCode(202)
                .extract()
                .<String>path("id");
        imports.run();

        read(excel).body("state", is("completed"));
        read(chinese).body("state", is("completed"));
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> products.knows(String.valueOf(Math.abs(ours.hashCode())))))
                .isTrue();
        assertThat(nameOf(ours)).isEqualTo("艾克米");
        admin().get(ImportRequests.PATH).then().statusCode(200).body("items.id", hasItem(chinese));
    }

    private void erpTells(String name, Instant at) {
        QuarkusTransaction.requiringNew()
                .run(() -> customers.record(
                        new CustomerChanged(ours, new Text(name, name), Language.ZH, true, List.of()), at));
    }

    private String nameOf(String customer) {
        return QuarkusTransaction.requiringNew()
                .call(() -> customers.nameOf(customer).orElseThrow().in(Language.ZH));
    }

    private Language languageOf(String customer) {
        return QuarkusTransaction.requiringNew()
                .call(() -> customers.languageOf(customer).orElseThrow());
    }
}

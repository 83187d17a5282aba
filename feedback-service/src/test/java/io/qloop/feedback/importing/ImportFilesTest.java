package io.qloop.feedback.importing;

import static io.qloop.feedback.importing.ImportRequests.PATH;
import static io.qloop.feedback.importing.ImportRequests.admin;
import static io.qloop.feedback.importing.ImportRequests.errors;
import static io.qloop.feedback.importing.ImportRequests.read;
import static io.qloop.feedback.importing.ImportRequests.taken;
import static io.qloop.feedback.importing.ImportRequests.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.qloop.feedback.FixedClock;
import io.qloop.platform.testing.ServiceTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is sent and what is given back. */
@ServiceTest
class ImportFilesTest {

    @Inject
    RunImports imports;

    @Inject
    RemoveImportFiles removal;

    @Inject
    DataSource database;

    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void today() {
        FixedClock.is(FixedClock.NOW);
    }

    @Test
    @Tag("AH-06")
    void saysAtOnceWhatIsNoTableWithTheseColumns() {
        refused("", "table-empty");
        refused("客户编号,中文名称\n", "import-without-rows");
        refused("客户编号,中文名称\nCustomer number,Chinese name\nC-1,甲\n", "import-two-headings");
        upload("kind=customers", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2})
                .then()
                .statusCode(422)
                .body("type", is("/problems/table-old-or-encrypted"));
        upload("kind=customers", "客户名称,中文名称,中文名称\nx,y,z\n")
                .then()
                .statusCode(422)
                .body("type", is("/problems/import-columns-wrong"))
                .body("errors.findAll { it.field != 'file' }.field", containsInAnyOrder("客户名称", "中文名称", "customerId"));
    }

    private static void refused(String csv, String code) {
        upload("kind=customers", csv).then().statusCode(422).body("type", is("/problems/" + code));
    }

    @Test
    void refusesWhatIsMissing() {
        upload("dryRun=true", "客户编号\n1\n").then().statusCode(400);
        upload("kind=nothing", "客户编号\n1\n").then().statusCode(400);
        upload("kind=feedbacks&origin=no/slash", "x\n1\n").then().statusCode(400);
        admin().multiPart("file", "t.csv", "x".getBytes(StandardCharsets.UTF_8))
                .post(PATH + "?kind=customers")
                .then()
                .statusCode(400)
                .body("type", is("/problems/idempotency-key-missing"));
        admin().header("Idempotency-Key", UUID.randomUUID())
                .multiPart("other", "x")
                .post(PATH + "?kind=customers")
                .then()
                .statusCode(400)
                .body("type", is("/problems/attachment-missing"));
        admin().get(PATH + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    @Tag("AH-06")
    void takesAFileInOncePerKeyAndRefusesTheKeyForAnotherFile() {
        var key = UUID.randomUUID().toString();
        var first = once(key, "kind=customers&dryRun=true", "客户编号,中文名称\n" + ours + ",甲\n");
        first.then().statusCode(202).header("Location", containsString(first.<String>path("id")));

        once(key, "kind=customers&dryRun=true", "客户编号,中文名称\n" + ours + ",甲\n")
                .then()
                .statusCode(202)
                .header("Idempotent-Replayed", "true")
                .body("id", is(first.<String>path("id")));
        once(key, "kind=customers&dryRun=true", "客户编号,中文名称\n" + ours + ",乙\n")
                .then()
                .statusCode(422);
        once(key, "kind=customers", "客户编号,中文名称\n" + ours + ",甲\n").then().statusCode(422);
    }

    private static io.restassured.response.Response once(String key, String query, String csv) {
        return admin().header("Idempotency-Key", key)
                .multiPart("file", "t.csv", csv.getBytes(StandardCharsets.UTF_8))
                .post(PATH + "?" + query);
    }

    @ParameterizedTest
    @EnumSource(ImportKind.class)
    @Tag("AH-06")
    void givesTemplatesWhoseHeadingsItUnderstands(ImportKind kind) throws IOException {
        var template = PATH + "/templates/" + kind.name().toLowerCase();
        for (var language : new String[] {"zh", "en"}) {
            var csv = admin().header("Accept-Language", language)
                    .get(template + "/csv")
                    .then()
                    .statusCode(200)
                    .header("Content-Disposition", containsString("attachment"))
                    .extract()
                    .asByteArray();
            var excel = admin().header("Accept-Language", language)
                    .get(template + "/xlsx")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray();

            for (var file : new byte[][] {csv, excel}) {
                upload(admin(), "kind=" + kind.name().toLowerCase(), "t", file)
                        .then()
                        .statusCode(422)
                        .body("type", is("/problems/import-without-rows"));
            }
            try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(excel))) {
                assertThat(workbook.getFirstSheet().read().getFirst().getCellCount())
                        .isEqualTo(kind.fields().size());
            }
        }
    }

    @Test
    void listsImportsPageByPage() {
        taken("kind=customers&dryRun=true", "客户编号,中文名称\n" + ours + ",甲\n");
        taken("kind=customers&dryRun=true", "客户编号,中文名称\n" + ours + ",乙\n");

        var first = admin().get(PATH + "?limit=1").then().statusCode(200).body("items", hasSize(1));
        var next = first.extract().<String>path("next");
        admin().get(PATH + "?limit=1&after=" + next)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", not(first.extract().<String>path("items[0].id")));
    }

    @Test
    void forgetsTheFileAndItsErrorsAfterSomeTime() throws Exception {
        var id = taken("kind=contacts", "客户编号,联系人,电子邮箱\n" + ours + ",顾敏,nobody\n");
        imports.run();
        assertThat(errors(id, "en")).contains("nobody");

        FixedClock.is(FixedClock.NOW.plus(Duration.ofDays(29)));
        removal.run();
        assertThat(errors(id, "en")).contains("nobody");
        FixedClock.is(FixedClock.NOW.plus(Duration.ofDays(31)));
        removal.run();

        read(id).body("fileRemovedAt", notNullValue()).body("counts.refused", is(1));
        admin().get(PATH + "/" + id + "/errors")
                .then()
                .statusCode(410)
                .body("type", is("/problems/import-errors-removed"));
        assertThat(rows("import_error where import_id = '" + id + "'")).isZero();
        assertThat(rows("attachment where case_id = '" + id + "'")).isZero();
    }

    private long rows(String where) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select count(*) from " + where);
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}

package io.qloop.notification.directory;

import static io.qloop.notification.directory.Directory.DEPARTMENTS;
import static io.qloop.notification.directory.Directory.fresh;
import static io.qloop.notification.testing.Company.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.qloop.notification.directory.DirectoryTable.Column;
import io.qloop.notification.testing.Company;
import io.qloop.notification.testing.MailTest;
import io.qloop.platform.testing.Backends;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@MailTest
class DirectoryImportTest {

    private static final String TITLES =
            "department,nameZh,nameEn,site,function,superior,language,mails,post,postZh,postEn,holder,mail,from,until\n";

    private static Response send(String table, boolean dryRun) {
        return admin().contentType("text/csv; charset=UTF-8")
                .body(table)
                .post("/api/v1/directory/import?dryRun=" + dryRun);
    }

    @Test
    void takesDepartmentsPostsAndHoldersOver() {
        var upper = fresh("works");
        var lower = fresh("inspection");
        var post = fresh("representative");
        var mail = Company.freshAddress("jiang");
        var table = "\uFEFF" + TITLES
                + lower + ",检验科,\"Inspection, incoming\",suzhou,," + upper + ",zh,qc@qloop.local;iqc@qloop.local,"
                + "head,,,蒋明," + mail + ",2026-01-01,\n"
                + lower + ",,,,,,,," + post + ",管理者代表,Management representative,蒋明," + mail + ",,\n\n"
                + upper + ",工厂,Works,,,,,,,,,,,,\n";

        send(table, false)
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(false), "rows", equalTo(3), "departments", equalTo(2))
                .body("posts", equalTo(2), "holders", equalTo(2));
        send(table, false).then().statusCode(200);

        admin().get(DEPARTMENTS + lower)
                .then()
                .body("name.en", equalTo("Inspection, incoming"), "superior", equalTo(upper))
                .body("mails", contains("qc@qloop.local", "iqc@qloop.local"))
                .body("posts.post", contains("head", post), "posts.holder.mail", contains(mail, mail))
                .body("posts[0].holder.since", equalTo("2025-12-31T16:00:00Z"));
        admin().get("/api/v1/directory/holdings?department=" + lower).then().body("items.size()", equalTo(2));
    }

    @Test
    void triesATableWithoutKeepingAnything() {
        var code = fresh("dep");

        send(TITLES + code + ",部门,Department,,,,,,head,,,蒋明," + Company.freshAddress("jiang") + ",,\n", true)
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true), "holders", equalTo(1));

        admin().get(DEPARTMENTS + code).then().statusCode(404);
    }

    @Test
    void namesEveryWrongCellAndChangesNothing() {
        var good = fresh("good");
        var table = TITLES
                + good + ",部门,Department,,,,,,,,,,,,\n"
                + "Bad Code,部门,Department,,gardening,,fr,,,,,,,,\n"
                + fresh("dep") + ",部门,,,,,,no address,,,,蒋明,,1.1.2026,\n"
                + good + ",别的部门,,,,,,,,,,,,,\n";

        send(table, false)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/directory-table-invalid"))
                .body(
                        "errors.field",
                        containsInAnyOrder(
                                "row 3, column department",
                                "row 3, column function",
                                "row 3, column language",
                                "row 4, column nameEn",
                                "row 4, column mails",
                                "row 4, column mail",
                                "row 4, column post",
                                "row 4, column from",
                                "row 5, column nameZh"));

        admin().get(DEPARTMENTS + good).then().statusCode(404);
    }

    @Test
    void namesTheRowsThatTheDirectoryRefuses() {
        var one = fresh("one");
        var other = fresh("other");
        var site = fresh("site");
        var table = TITLES
                + one + ",部门,Department," + site + ",quality," + other + ",,,,,,,,,\n"
                + other + ",部门,Department," + site + ",quality,,,,,,,,,,\n"
                + fresh("third") + ",部门,Department,,,nowhere,,,,,,,,,\n";

        send(table, false)
                .then()
                .statusCode(422)
                .body("errors.field", hasItems("row 3, column function", "row 4, column superior"));

        admin().get(DEPARTMENTS + one).then().statusCode(404);
    }

    @Test
    void refusesWhatIsNoTable() {
        send("department,telephone\n", false)
                .then()
                .statusCode(422)
                .body("errors.field", contains("row 1, column telephone"));
        send("nameZh\n部门\n", false).then().statusCode(422).body("errors.field", contains("row 1, column department"));
        send("department\n\"open", false).then().statusCode(422);
        send("", false).then().statusCode(400);
    }

    /** As the source documents call them; 销售部门, 業務 and 管理代表 are other names of 销售部 and 管理者代表. */
    private static final String ROLES_AND_DEPARTMENTS = """
            经营部, 经营部主任, 技术部, 质控部, 经手人, 部门主管, 质控主管, 主管经理, 总经理, 主管领导,
            业务人员, 售后服务人员, 拟制, 审核, 批准, 营业单位, 商企部门, 品保单位, 制造单位, 物流中心,
            储运单位, 理货单位, 责任单位, 厂商, 销售部(进出口部), 研究所, 质检科, 用户服务科, 质管科,
            生产科, 计划科, 库管科, 客户服务部门, 专项处理小组, 监督机构, 市场部, 品管部, 生管部, 生产部,
            仓库, 货运公司, 专门部门, 售后服务接待窗口, 售后服务部, 办事处, 技术支持人员, 客服人员, 维修人员,
            经销商维修人员, 一线服务人员, 后勤支持人员, 售后服务团队, 销售中心, 产品应用验证部, 技术应用中心,
            研究院, 质量部, 业务部, 业务经理, 分管副总, 管理者代表, 品质部, 品质部经理, 商务主管, 业务跟单,
            业务员, 营销中心, 总经办文控, 客人, 前台, 服务员, 饭店经理, 部门负责人, 市场营销部门,
            各相关业务部门, 管理层, 计划经营部, 工程质检部, 建设单位, 接收单位, 监理单位, 质量监督部门,
            其他相关单位, 销售部, 销售部部长, 质管部, SQE, 客服, 客服经理, 廠處級主管, 总经办,
            技术研发部门, PC科, 工程部, 当地医药管理局, 生产管理部, 综合部, 服务部, 备件经理, 服务总监,
            部门经理, 回访人员, 销售本部, 产品拓展部, 展示中心, 店长, 大区总经理助理, 大区总经理, 采购部,
            物控部, 人事部, 财务部, 工艺部, 技术支持, 营业跟单, 客服跟单, 相关整改部门, 相关整改人员""";

    /** The table that comes with the product names every role and department of the source documents. */
    @Test
    @Tag("X-001")
    void holdsEveryRoleAndDepartmentOfTheDocuments() throws IOException {
        var table = Files.readString(Backends.root().resolve("docs/directory-roles.csv"));

        send(table, true).then().statusCode(200);
        // The other tests have the company's departments; here is another company at a site of its own.
        var mine = fresh("r");
        var rows = DirectoryTable.read(table).rows();
        assertThat(rows.stream().flatMap(row -> Stream.of(Column.NAME_ZH, Column.POST_ZH)
                        .flatMap(name -> row.at(name).stream())))
                .contains(ROLES_AND_DEPARTMENTS.split("[,\\s]+"));
        send(elsewhere(rows, mine), false).then().statusCode(200);

        for (var row : rows) {
            var department =
                    admin().get(DEPARTMENTS + mine + row.department()).then().statusCode(200);
            row.at(Column.NAME_ZH).ifPresent(name -> department.body("name.zh", equalTo(name)));
            row.at(Column.FUNCTION).ifPresent(function -> department.body("function", equalTo(function)));
            row.at(Column.POST).ifPresent(post -> department.body("posts.post", hasItems(code(mine, post))));
            row.at(Column.POST_ZH).ifPresent(name -> department.body("posts.name.zh", hasItems(name)));
        }
    }

    /** The same table with other codes, for a site. */
    private static String elsewhere(List<DirectoryTable.Row> rows, String mine) {
        return "department,site,nameZh,nameEn,function,superior,post,postZh,postEn\n"
                + rows.stream()
                        .map(row -> Stream.of(
                                        mine + row.department(),
                                        row.at(Column.NAME_ZH).map(_ -> mine).orElse(""),
                                        row.at(Column.NAME_ZH).orElse(""),
                                        row.at(Column.NAME_EN).orElse(""),
                                        row.at(Column.FUNCTION).orElse(""),
                                        row.at(Column.SUPERIOR)
                                                .map(code -> mine + code)
                                                .orElse(""),
                                        row.at(Column.POST)
                                                .map(post -> code(mine, post))
                                                .orElse(""),
                                        row.at(Column.POST_ZH).orElse(""),
                                        row.at(Column.POST_EN).orElse(""))
                                .collect(Collectors.joining("\",\"", "\"", "\"")))
                        .collect(Collectors.joining("\n"));
    }

    private static String code(String mine, String post) {
        return Post.isNamed(post) ? mine + post : post;
    }
}

package io.qloop.notification.escalation;

import static io.qloop.notification.testing.Company.admin;
import static io.qloop.notification.testing.Company.freshAddress;

import io.qloop.notification.testing.Company;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A site that no other test knows: production with head and deputy, the plant above it, and general management. */
record SiteFixture(String site, String head, String deputy, String plant, String generalManager) {

    static SiteFixture enter(String language) {
        var site = "s-" + UUID.randomUUID().toString().substring(0, 8);
        var fixture = new SiteFixture(
                site, freshAddress("head"), freshAddress("deputy"), freshAddress("plant"), freshAddress("gm"));
        fixture.department("plant-" + site, language, Map.of());
        fixture.department(
                "production-" + site, language, Map.of("function", "production", "superior", "plant-" + site));
        fixture.department("management-" + site, language, Map.of("function", "general-management"));
        fixture.appoint("production-" + site, "head", "赵生产", fixture.head);
        fixture.appoint("production-" + site, "deputy", "孙副职", fixture.deputy);
        fixture.appoint("plant-" + site, "head", "周厂长", fixture.plant);
        fixture.appoint("management-" + site, "head", "吴总", fixture.generalManager);
        return fixture;
    }

    String department() {
        return "production-" + site;
    }

    private void department(String code, String language, Map<String, String> more) {
        var description = new HashMap<String, Object>(
                Map.of("name", Map.of("en", "Department", "zh", "部门"), "language", language, "site", site));
        description.putAll(more);
        admin().body(description)
                .put("/api/v1/directory/departments/" + code)
                .then()
                .statusCode(201);
    }

    void appoint(String department, String post, String name, String mail) {
        String known = admin().get("/api/v1/directory/people?mail=" + mail).path("items[0].id");
        Company.hold(department, post, known != null ? known : Company.person(name, mail));
    }

    void leaveVacant(String department, String post) {
        Company.vacate(department, post);
    }
}

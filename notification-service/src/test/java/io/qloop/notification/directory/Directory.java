package io.qloop.notification.directory;

import static io.qloop.notification.testing.Company.admin;
import static org.hamcrest.Matchers.oneOf;

import io.qloop.notification.testing.Company;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The directory as the administrator handles it over REST. */
final class Directory {

    static final String DEPARTMENTS = "/api/v1/directory/departments/";
    static final String PEOPLE = "/api/v1/directory/people/";

    private Directory() {}

    /** A code that no other test uses. */
    static String fresh(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    static Map<String, Object> description(Map<String, Object> more) {
        var description =
                new HashMap<String, Object>(Map.of("name", Map.of("en", "Department", "zh", "部门"), "language", "zh"));
        description.putAll(more);
        return description;
    }

    static String department(Map<String, Object> more) {
        var code = fresh("dep");
        admin().body(description(more)).put(DEPARTMENTS + code).then().statusCode(201);
        return code;
    }

    /** Somebody new; answers the id. */
    static String person(String name) {
        return person(name, Company.freshAddress("colleague"));
    }

    static String person(String name, String mail) {
        return Company.person(name, mail);
    }

    static Response appoint(String department, String post, Map<String, Object> appointment) {
        return admin().header("If-Match", "*")
                .body(appointment)
                .put(DEPARTMENTS + department + "/posts/" + post + "/holder");
    }

    static void absent(String person, LocalDate firstDay, LocalDate lastDay, String substitute) {
        var absence = new HashMap<String, Object>(Map.of("lastDay", lastDay.toString()));
        if (substitute != null) {
            absence.put("substitute", substitute);
        }
        admin().header("If-Match", "*")
                .body(absence)
                .put(PEOPLE + person + "/absences/" + firstDay)
                .then()
                .statusCode(oneOf(200));
    }

    static List<Map<String, Object>> gaps() {
        return admin().get("/api/v1/directory/gaps")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("");
    }
}

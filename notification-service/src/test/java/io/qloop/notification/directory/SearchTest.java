package io.qloop.notification.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.notification.directory.Search.Outcome;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Language;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SearchTest {

    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

    private final OrganisationFixture company = new OrganisationFixture()
            .department("general-management", CompanyFunction.GENERAL_MANAGEMENT, null, null)
            .department("works", null, null, null)
            .department("quality", CompanyFunction.QUALITY, null, "works");

    private Outcome quality(Instant at) {
        return find(null, CompanyFunction.QUALITY, null, at);
    }

    private Outcome find(String code, CompanyFunction function, String site, Instant at) {
        return new Search(company, at)
                .lookFor(new Wanted(
                        Optional.ofNullable(code), Optional.ofNullable(function), Optional.ofNullable(site), false));
    }

    private static String name(Outcome outcome) {
        return outcome.reached().map(Reached::name).orElse("nobody");
    }

    @Test
    void tellsTheHead() {
        company.hold("quality", Post.HEAD, "li");
        company.hold("quality", Post.DEPUTY, "wang");

        var outcome = quality(NOON);

        assertThat(outcome.reached()).map(Reached::as).contains(Reached.As.HEAD);
        assertThat(name(outcome)).isEqualTo("li");
        assertThat(outcome.way()).containsExactly("quality: head");
        assertThat(outcome.atHome()).isTrue();
    }

    @Test
    void tellsTheDeputyWhereNobodyIsHead() {
        company.hold("quality", Post.DEPUTY, "wang");

        assertThat(name(quality(NOON))).isEqualTo("wang");
        assertThat(quality(NOON).way()).containsExactly("quality: no head", "quality: deputy");
    }

    @Test
    void tellsTheDeputyAsLeaderInChargeWhereTheProcedureWantsThatOne() {
        company.hold("general-management", Post.HEAD, "zhou");
        var leader = new Wanted(
                Optional.of("manager-in-charge"),
                Optional.of(CompanyFunction.GENERAL_MANAGEMENT),
                Optional.empty(),
                true);
        assertThat(name(new Search(company, NOON).lookFor(leader))).isEqualTo("zhou");

        company.hold("general-management", Post.DEPUTY, "feng");
        assertThat(name(new Search(company, NOON).lookFor(leader))).isEqualTo("feng");

        company.hold("general-management", "manager-in-charge", "han");
        assertThat(name(new Search(company, NOON).lookFor(leader))).isEqualTo("han");
    }

    @Test
    void writesToTheDepartmentWhereNobodyHoldsAPost() {
        company.department("quality", CompanyFunction.QUALITY, null, "works", "quality@qloop.local");

        var outcome = quality(NOON);

        assertThat(outcome.reached()).map(Reached::mail).contains("quality@qloop.local");
        assertThat(name(outcome)).isEqualTo("部门");
        assertThat(outcome.way()).endsWith("quality: department's address");
    }

    @Test
    void climbsToTheSuperiorAndThenToGeneralManagement() {
        company.hold("works", Post.HEAD, "zhao");
        assertThat(name(quality(NOON))).isEqualTo("zhao");
        assertThat(quality(NOON).atHome()).isFalse();

        company.hold("works", Post.HEAD, gone("zhao"));
        company.hold("general-management", Post.HEAD, "zhou");

        assertThat(name(quality(NOON))).isEqualTo("zhou");
        assertThat(quality(NOON).way())
                .containsExactly(
                        "quality: no head",
                        "quality: no deputy",
                        "quality: no address of the department",
                        "works: head is not with us any more",
                        "works: no deputy",
                        "works: no address of the department",
                        "general-management: head");
    }

    @Test
    void goesToGeneralManagementWhereTheFunctionIsNotInTheDirectory() {
        company.hold("general-management", Post.HEAD, "zhou");

        var outcome = find(null, CompanyFunction.PURCHASING, null, NOON);

        assertThat(name(outcome)).isEqualTo("zhou");
        assertThat(outcome.atHome()).isFalse();
        assertThat(outcome.way()).containsExactly("purchasing: not in the directory", "general-management: head");
    }

    @Test
    void findsNobodyOnlyWhereNobodyIs() {
        var outcome = quality(NOON);

        assertThat(outcome.reached()).isEmpty();
    }

    @Test
    void doesNotGoRoundInCirclesOfSuperiors() {
        company.department("works", null, null, "quality");
        company.hold("general-management", Post.HEAD, "zhou");

        assertThat(name(quality(NOON))).isEqualTo("zhou");
    }

    @Test
    void saysWhereASuperiorIsNotKnown() {
        company.department("quality", CompanyFunction.QUALITY, null, "closed-works");

        assertThat(quality(NOON).way()).contains("quality: superior closed-works not in the directory");
    }

    @Test
    void prefersTheDepartmentOfTheSiteAndFallsBackToTheCompanys() {
        company.department("quality-suzhou", CompanyFunction.QUALITY, "suzhou", null);
        company.hold("quality", Post.HEAD, "li");
        var suzhou = company.hold("quality-suzhou", Post.HEAD, "jiang");

        assertThat(name(find(null, CompanyFunction.QUALITY, "suzhou", NOON))).isEqualTo("jiang");
        assertThat(name(find(null, CompanyFunction.QUALITY, "tongling", NOON))).isEqualTo("li");
        assertThat(name(quality(NOON))).isEqualTo("li");

        suzhou.leave(true, "keycloak", NOON);

        assertThat(name(find(null, CompanyFunction.QUALITY, "suzhou", NOON))).isEqualTo("li");
    }

    @Test
    @Tag("X-001")
    void takesTheDepartmentThatGoesByTheProceduresCodeBeforeTheFunction() {
        company.department("quality-control", null, null, "quality");
        company.hold("quality", Post.HEAD, "li");
        company.hold("quality-control", Post.HEAD, "he");
        company.hold("quality", "management-representative", "chen");

        assertThat(name(find("quality-control", CompanyFunction.QUALITY, null, NOON)))
                .isEqualTo("he");
        assertThat(name(find("quality-control-head", CompanyFunction.QUALITY, null, NOON)))
                .isEqualTo("li");
        assertThat(find("management-representative", null, null, NOON).reached())
                .contains(new Reached("chen", "chen@qloop.local", Language.ZH, Reached.As.POST_HOLDER));
    }

    @Test
    void goesToGeneralManagementWhereNeitherFunctionNorDirectorySaysWho() {
        company.hold("general-management", Post.HEAD, "zhou");

        var outcome = find("departments-concerned", null, null, NOON);

        assertThat(name(outcome)).isEqualTo("zhou");
        assertThat(outcome.atHome()).isFalse();
        assertThat(outcome.way())
                .containsExactly("departments-concerned: not in the directory", "general-management: head");
    }

    @Test
    @Tag("IM-016")
    void tellsTheSubstituteOfWhoeverIsAbsent() {
        var li = company.hold("quality", Post.HEAD, "li");
        var he = company.hold("works", Post.DEPUTY, "he");
        company.absent(li, "2026-11-23", "2026-11-25", he);

        var outcome = quality(NOON);

        assertThat(name(outcome)).isEqualTo("he");
        assertThat(outcome.reached()).map(Reached::as).contains(Reached.As.SUBSTITUTE);
        assertThat(outcome.way())
                .containsExactly("quality: head absent until 2026-11-25", "quality: substitute of the head");
    }

    @Test
    @Tag("IM-016")
    void tellsTheDeputyWhereNobodyStandsIn() {
        var li = company.hold("quality", Post.HEAD, "li");
        company.hold("quality", Post.DEPUTY, "wang");
        company.absent(li, "2026-11-24", "2026-11-24", null);

        assertThat(name(quality(NOON))).isEqualTo("wang");
    }

    @Test
    @Tag("IM-016")
    void climbsWhereTheDeputyIsAbsentToo() {
        var li = company.hold("quality", Post.HEAD, "li");
        var wang = company.hold("quality", Post.DEPUTY, "wang");
        company.hold("works", Post.HEAD, "zhao");
        company.absent(li, "2026-11-24", "2026-11-24", null).absent(wang, "2026-11-24", "2026-11-24", null);

        assertThat(name(quality(NOON))).isEqualTo("zhao");
        assertThat(quality(NOON).atHome()).isFalse();
    }

    @Test
    @Tag("IM-016")
    void followsSubstitutesOfSubstitutesButNotInCircles() {
        var li = company.hold("quality", Post.HEAD, "li");
        var he = company.hold("works", Post.DEPUTY, "he");
        var sun = company.hold("works", Post.HEAD, "sun");
        company.absent(li, "2026-11-24", "2026-11-24", he).absent(he, "2026-11-24", "2026-11-26", sun);
        assertThat(name(quality(NOON))).isEqualTo("sun");

        company.absent(sun, "2026-11-20", "2026-11-30", li);
        company.hold("quality", Post.DEPUTY, "wang");

        assertThat(name(quality(NOON))).isEqualTo("wang");
        assertThat(quality(NOON).way()).contains("quality: substitutes stand in for each other");
    }

    @Test
    @Tag("IM-016")
    void countsDaysAsTheCalendarOfTheSiteDoes() {
        company.department("quality-stuttgart", CompanyFunction.QUALITY, "stuttgart", null)
                .zone("stuttgart", "Europe/Berlin");
        company.absent(company.hold("quality", Post.HEAD, "li"), "2026-11-24", "2026-11-24", null);
        company.absent(company.hold("quality-stuttgart", Post.HEAD, "weber"), "2026-11-24", "2026-11-24", null);
        company.hold("quality", Post.DEPUTY, "wang");
        company.hold("quality-stuttgart", Post.DEPUTY, "beck");

        // Midnight in Shanghai is 16:00 UTC, in Berlin 23:00.
        assertThat(name(quality(Instant.parse("2026-11-23T15:59:59Z")))).isEqualTo("li");
        assertThat(name(quality(Instant.parse("2026-11-23T16:00:00Z")))).isEqualTo("wang");
        assertThat(name(quality(Instant.parse("2026-11-24T15:59:59Z")))).isEqualTo("wang");
        assertThat(name(quality(Instant.parse("2026-11-24T16:00:00Z")))).isEqualTo("li");
        assertThat(name(find(null, CompanyFunction.QUALITY, "stuttgart", Instant.parse("2026-11-23T22:59:59Z"))))
                .isEqualTo("weber");
        assertThat(name(find(null, CompanyFunction.QUALITY, "stuttgart", Instant.parse("2026-11-23T23:00:00Z"))))
                .isEqualTo("beck");
    }

    @Test
    @Tag("IM-016")
    void tellsTheFirstOneAllTheSameWhereEverybodyIsAbsent() {
        var li = company.hold("quality", Post.HEAD, "li");
        var zhou = company.hold("general-management", Post.HEAD, "zhou");
        company.absent(li, "2026-11-24", "2026-11-24", zhou).absent(zhou, "2026-11-24", "2026-11-24", li);

        var outcome = quality(NOON);

        assertThat(name(outcome)).isEqualTo("li");
        assertThat(outcome.way()).endsWith("all are absent: the first one all the same");
        assertThat(outcome.atHome()).isFalse();
    }

    @Test
    void passesOverWhoeverHasNoAddress() {
        company.hold(
                "quality",
                Post.HEAD,
                new Person(
                        UUID.randomUUID(),
                        "li",
                        null,
                        Person.Source.KEYCLOAK,
                        "keycloak",
                        OrganisationFixture.ENTERED));
        company.hold("quality", Post.DEPUTY, "wang");

        assertThat(name(quality(NOON))).isEqualTo("wang");
        assertThat(quality(NOON).way()).startsWith("quality: head has no mail address");
    }

    @Test
    void namesNobodyInTheLedger() {
        var li = company.hold("quality", Post.HEAD, "li");
        company.absent(li, "2026-11-24", "2026-11-24", company.hold("works", Post.HEAD, "zhao"));

        assertThat(String.join(" ", quality(NOON).way())).doesNotContain("zhao", "@");
    }

    private static Person gone(String name) {
        var person = new Person(
                UUID.randomUUID(),
                name,
                name + "@qloop.local",
                Person.Source.KEYCLOAK,
                "keycloak",
                OrganisationFixture.ENTERED);
        person.leave(true, "keycloak", OrganisationFixture.ENTERED);
        return person;
    }
}

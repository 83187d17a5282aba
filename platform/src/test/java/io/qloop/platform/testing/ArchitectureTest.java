package io.qloop.platform.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.qloop.platform.audit.Audited;
import io.qloop.platform.audit.NotAudited;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The rules of the product's architecture, for one module. A module extends it and says which one it is. */
public abstract class ArchitectureTest {

    /** What an aggregate may know of the platform: how to refuse, to be audited, to be named, the words, to count days. */
    private static final String[] KNOWN_TO_AGGREGATES = {
        "java..",
        "jakarta.persistence..",
        "io.qloop.platform.problem..",
        "io.qloop.platform.audit..",
        "io.qloop.platform.calendar..",
        "io.qloop.platform.procedure",
        "io.qloop.platform.company..",
        "io.qloop.platform.ids..",
        "io.qloop.platform.i18n.."
    };

    /** The methods of CurrentUser that decide whose cases are visible. */
    private static final Set<String> ROW_ACCESS = Set.of("onlyCustomer", "requireOwnCustomer");

    private final String root = "io.qloop." + module();
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages(root);

    /** The module's package below {@code io.qloop}: {@code complaint}. */
    protected abstract String module();

    /** Packages that are one feature together; give the reason where you say so. */
    protected Set<String> oneFeature() {
        return Set.of();
    }

    @Test
    void featuresAreFreeOfCycles() {
        noCyclesBetweenFeatures(root, oneFeature()).check(classes);
    }

    @Test
    void aggregatesAreFreeOfFrameworks() {
        aggregatesFreeOfFrameworks(root).check(classes);
    }

    @Test
    void theModuleDependsOnThePlatformOnly() {
        onlyThePlatformBeside(root).check(classes);
    }

    @Test
    void endpointMethodsArePublic() {
        publicEndpoints(root).check(classes);
    }

    @Test
    void resourcesRunOnVirtualThreads() {
        virtualThreads(root).check(classes);
    }

    /** Row-level access, by every endpoint that lets customers in. */
    @Test
    @Tag("AH-82")
    void whoeverLetsCustomersInAsksWhoseCasesTheyMaySee() {
        customersSeeTheirOwn(root).check(classes);
    }

    @Test
    void everyEntityIsAuditedOrSaysWhyNot() {
        auditedEntities(root).check(classes);
    }

    static ArchRule noCyclesBetweenFeatures(String root, Set<String> oneFeature) {
        return slices().assignedFrom(new Features(root, oneFeature))
                .should()
                .beFreeOfCycles()
                .because("a feature that can be read and changed without the others is the reason to have packages")
                .allowEmptyShould(true);
    }

    /** The package right below the root, with all below it, is a feature. */
    private record Features(String root, Set<String> oneFeature) implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            if (!type.getPackageName().startsWith(root + ".")) {
                return SliceIdentifier.ignore();
            }
            var feature = type.getPackageName().substring(root.length() + 1).split("\\.")[0];
            return SliceIdentifier.of(oneFeature.contains(feature) ? oneFeature.toString() : feature);
        }

        @Override
        public String getDescription() {
            return "features of " + root;
        }
    }

    static ArchRule aggregatesFreeOfFrameworks(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .areAnnotatedWith(Entity.class)
                .or()
                .areAnnotatedWith(Embeddable.class)
                .or()
                .areAnnotatedWith(MappedSuperclass.class)
                .should(knowOnlyTheirOwnPackageAnd(KNOWN_TO_AGGREGATES))
                .because("the rules of a case must be readable and testable without a framework")
                .allowEmptyShould(true);
    }

    static ArchRule onlyThePlatformBeside(String root) {
        DescribedPredicate<JavaClass> foreign = resideInAPackage("io.qloop..")
                .and(not(resideInAnyPackage(root + "..", "io.qloop.platform..")))
                .as("classes of other modules");
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .dependOnClassesThat(foreign)
                .because("services share events, not classes; the platform knows no service")
                .allowEmptyShould(true);
    }

    static ArchRule publicEndpoints(String root) {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .and()
                .areMetaAnnotatedWith(HttpMethod.class)
                .should()
                .bePublic()
                .because("Quarkus leaves out a route whose method is not public, without a word")
                .allowEmptyShould(true);
    }

    static ArchRule virtualThreads(String root) {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage("io.qloop.gateway..")
                .and()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Path.class)
                .and(areEndpoints())
                .should(runOnVirtualThreads())
                .because("resources are plain blocking code; only the gateway's proxy is reactive")
                .allowEmptyShould(true);
    }

    static ArchRule customersSeeTheirOwn(String root) {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .and(areEndpoints())
                .and(letCustomersIn())
                .should(askWhoseCasesAreVisible())
                .because(
                        "CurrentUser decides whose cases a caller sees; an endpoint that does not ask shows everybody's")
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaMethod> areEndpoints() {
        return DescribedPredicate.describe(
                "are endpoints", method -> carrierOfTheVerb(method).isPresent());
    }

    /** The method itself, or the one of a super class or interface that it implements: Quarkus reads that one. */
    private static Optional<JavaMethod> carrierOfTheVerb(JavaMethod method) {
        var parameters =
                method.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
        var owner = method.getOwner();
        return Stream.of(Set.of(owner), owner.getAllRawSuperclasses(), owner.getAllRawInterfaces())
                .flatMap(Collection::stream)
                .flatMap(type -> type.tryGetMethod(method.getName(), parameters).stream())
                .filter(it -> it.isMetaAnnotatedWith(HttpMethod.class))
                .findFirst();
    }

    private static DescribedPredicate<JavaMethod> letCustomersIn() {
        return DescribedPredicate.describe(
                "let customers in", method -> method.tryGetAnnotationOfType(RolesAllowed.class)
                        .or(() -> method.getOwner().tryGetAnnotationOfType(RolesAllowed.class))
                        .filter(allowed -> Set.of(allowed.value()).contains(Roles.CUSTOMER))
                        .isPresent());
    }

    /** By themselves, or by a method of their own class. */
    private static ArchCondition<JavaMethod> askWhoseCasesAreVisible() {
        return new ArchCondition<>("ask CurrentUser whose cases the caller may see") {
            @Override
            public void check(JavaMethod endpoint, ConditionEvents events) {
                var seen = new HashSet<JavaMethod>(Set.of(endpoint));
                var open = new ArrayDeque<>(seen);
                var asks = false;
                while (!asks && !open.isEmpty()) {
                    for (var call : open.remove().getMethodCallsFromSelf()) {
                        asks |= call.getTargetOwner().isEquivalentTo(CurrentUser.class)
                                && ROW_ACCESS.contains(call.getTarget().getName());
                        call.getTarget()
                                .resolveMember()
                                .filter(it -> it.getOwner().equals(endpoint.getOwner()))
                                .filter(seen::add)
                                .ifPresent(open::add);
                    }
                }
                events.add(new SimpleConditionEvent(
                        endpoint, asks, endpoint.getFullName() + (asks ? " asks" : " does not ask")));
            }
        };
    }

    static ArchRule auditedEntities(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .areAnnotatedWith(Entity.class)
                .should(beAuditedOrSayWhyNot())
                .because("a record must be traceable at any time, and nobody may forget a new one")
                .allowEmptyShould(true);
    }

    private static ArchCondition<JavaClass> beAuditedOrSayWhyNot() {
        return new ArchCondition<>("be either Audited or @NotAudited with a reason") {
            @Override
            public void check(JavaClass entity, ConditionEvents events) {
                var audited = entity.isAssignableTo(Audited.class);
                var excused = entity.tryGetAnnotationOfType(NotAudited.class)
                        .filter(n -> !n.value().isBlank())
                        .isPresent();
                events.add(new SimpleConditionEvent(
                        entity,
                        audited != excused,
                        entity.getName() + " is " + (audited ? "" : "not ") + "Audited and "
                                + (excused ? "says" : "does not say") + " why it is not"));
            }
        };
    }

    private static ArchCondition<JavaMethod> runOnVirtualThreads() {
        return new ArchCondition<>("run on virtual threads") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var carrier = carrierOfTheVerb(method).orElseThrow();
                // Quarkus heeds it nowhere if the verb stands in an interface.
                var does = !carrier.getOwner().isInterface()
                        && (carrier.isAnnotatedWith(RunOnVirtualThread.class)
                                || carrier.getOwner().isAnnotatedWith(RunOnVirtualThread.class));
                events.add(new SimpleConditionEvent(
                        method, does, method.getFullName() + (does ? " runs" : " does not run") + " on one"));
            }
        };
    }

    private static ArchCondition<JavaClass> knowOnlyTheirOwnPackageAnd(String... packages) {
        var known = resideInAnyPackage(packages);
        return new ArchCondition<>("know only their own package and " + String.join(", ", packages)) {
            @Override
            public void check(JavaClass aggregate, ConditionEvents events) {
                for (Dependency dependency : aggregate.getDirectDependenciesFromSelf()) {
                    var target = dependency.getTargetClass().getBaseComponentType();
                    var ok = target.isPrimitive()
                            || target.getPackage().equals(aggregate.getPackage())
                            || known.test(target);
                    events.add(new SimpleConditionEvent(dependency, ok, dependency.getDescription()));
                }
            }
        };
    }
}

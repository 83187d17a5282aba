package io.qloop.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that has never been broken may be one that cannot be: each is shown classes that break it. */
class ArchitectureRulesTest {

    private static final String CROOKED = "io.qloop.crooked";

    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(CROOKED);

    @ParameterizedTest
    @MethodSource
    void aCrookedModuleIsFound(ArchRule rule) {
        assertThat(rule.evaluate(CLASSES).hasViolation())
                .as(rule.getDescription())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource
    void anEndpointIsFoundWhoseVerbStandsInAnInterface(ArchRule rule) {
        assertThat(rule.evaluate(CLASSES).getFailureReport().getDetails())
                .anyMatch(detail -> detail.contains("Heir.shown()"));
    }

    static Stream<ArchRule> anEndpointIsFoundWhoseVerbStandsInAnInterface() {
        return Stream.of(ArchitectureTest.virtualThreads(CROOKED), ArchitectureTest.customersSeeTheirOwn(CROOKED));
    }

    static Stream<ArchRule> aCrookedModuleIsFound() {
        return Stream.of(
                ArchitectureTest.noCyclesBetweenFeatures(CROOKED, Set.of()),
                ArchitectureTest.aggregatesFreeOfFrameworks(CROOKED),
                ArchitectureTest.onlyThePlatformBeside(CROOKED),
                ArchitectureTest.publicEndpoints(CROOKED),
                ArchitectureTest.virtualThreads(CROOKED),
                ArchitectureTest.customersSeeTheirOwn(CROOKED),
                ArchitectureTest.auditedEntities(CROOKED));
    }
}

package io.qloop.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses GATEWAY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.qloop.gateway");

    @Test
    void featuresKnowNoCycle() {
        slices().matching("io.qloop.gateway.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a feature that can be read alone can be changed alone")
                .check(GATEWAY);
    }

    @Test
    void knowsNoServiceAndNoDatabase() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.qloop.platform..",
                        "jakarta.persistence..",
                        "org.hibernate..",
                        "org.apache.kafka..",
                        "java.sql..")
                .because("the gateway passes on; what it does not hold cannot leak and need not start")
                .check(GATEWAY);
    }

    @Test
    void onlyTheProxyPassesOn() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.qloop.gateway.proxy..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.httpproxy..")
                .because("what is reactive stays in one place")
                .check(GATEWAY);
    }
}

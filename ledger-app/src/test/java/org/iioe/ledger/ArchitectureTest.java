package org.iioe.ledger;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.axonframework.spring.stereotype.Aggregate;
import org.junit.jupiter.api.Test;

import java.util.List;

/** The walls of the house. */
class ArchitectureTest {
    private static final List<String> DOMAINS =
            List.of("membership", "charter", "meetings", "presidency", "funding", "contributions");

    private static final JavaClasses LEDGER =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.iioe.ledger");

    @Test
    void every_domain_has_a_language_a_command_model_and_a_projection() {
        for (String domain : DOMAINS) {
            for (String layer : List.of("", ".command", ".projection", ".web")) {
                String name = "org.iioe.ledger." + domain + layer;
                assertThat(LEDGER.containPackage(name)).as(name).isTrue();
            }
        }
    }

    @Test
    void the_language_knows_nothing_but_annotations() {
        noClasses()
                .that()
                .resideInAnyPackage(language())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.axonframework..",
                        "org.springframework..",
                        "tools.jackson..",
                        "javax.sql..",
                        "java.sql..")
                .check(LEDGER);
    }

    @Test
    void the_command_model_never_reads_a_projection() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.iioe.ledger..command..",
                        "org.iioe.ledger..door..",
                        "org.iioe.ledger..store..",
                        "org.iioe.ledger..system..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.iioe.ledger..projection..",
                        "org.iioe.ledger..report..",
                        "org.iioe.ledger.export..",
                        "org.iioe.ledger..web..",
                        "org.iioe.ledger.audit.log..",
                        "org.iioe.ledger.audit.proof..")
                .check(LEDGER);
    }

    @Test
    void projections_never_decide() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.iioe.ledger..projection..",
                        "org.iioe.ledger..report..",
                        "org.iioe.ledger.export..",
                        "org.iioe.ledger..web..",
                        "org.iioe.ledger.audit.log..",
                        "org.iioe.ledger.audit.proof..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.iioe.ledger..command..",
                        "org.iioe.ledger..door..",
                        "org.iioe.ledger..store..",
                        "org.iioe.ledger..system..")
                .check(LEDGER);
    }

    @Test
    void aggregates_are_their_domains_own() {
        classes()
                .that()
                .areAnnotatedWith(Aggregate.class)
                .should()
                .bePackagePrivate()
                .check(LEDGER);
    }

    @Test
    void aggregates_have_no_clock_chance_or_database() {
        noClasses()
                .that()
                .areAnnotatedWith(Aggregate.class)
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "java.net..")
                .check(LEDGER);
    }

    private static String[] language() {
        return java.util.stream.Stream.concat(
                        DOMAINS.stream().map(domain -> "org.iioe.ledger." + domain),
                        java.util.stream.Stream.of("org.iioe.ledger", "org.iioe.ledger.audit"))
                .toArray(String[]::new);
    }
}

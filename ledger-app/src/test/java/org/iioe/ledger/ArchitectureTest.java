package org.iioe.ledger;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

import org.axonframework.spring.stereotype.Aggregate;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

/** The walls of the house. */
class ArchitectureTest {
    private static final List<String> DOMAINS =
            List.of("membership", "charter", "meetings", "presidency", "funding", "contributions");

    private static final String[] DECIDES = {
        "org.iioe.ledger..command..",
        "org.iioe.ledger.facts..",
        "org.iioe.ledger.door..",
        "org.iioe.ledger.sheets..",
        "org.iioe.ledger.documents..",
        "org.iioe.ledger.http..",
        "org.iioe.ledger.store..",
        "org.iioe.ledger.system.."
    };

    private static final String[] SHOWS = {
        "org.iioe.ledger..projection..",
        "org.iioe.ledger..report..",
        "org.iioe.ledger..web..",
        "org.iioe.ledger.export..",
        "org.iioe.ledger.watch..",
        "org.iioe.ledger.log..",
        "org.iioe.ledger.proof..",
        "org.iioe.ledger.backup.."
    };

    private static final String[] GROUND = {
        "org.iioe.ledger.log..", "org.iioe.ledger.proof..", "org.iioe.ledger.backup.."
    };

    private static final JavaClasses LEDGER =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.iioe.ledger");

    @Test
    void every_domain_has_a_language_a_command_model_and_a_projection() {
        for (String domain : DOMAINS) {
            for (String layer : List.of("", ".command", ".projection", ".web")) {
                requirePackage("org.iioe.ledger." + domain + layer);
            }
        }
    }

    /** A rule about a package that is gone would hold for ever. */
    @Test
    void every_package_that_a_rule_names_is_there() {
        Stream.of(language(), DECIDES, SHOWS, GROUND)
                .flatMap(Stream::of)
                .filter(name -> !name.contains("ledger.."))
                .forEach(name -> requirePackage(name.replace("..", "")));
    }

    private static void requirePackage(String name) {
        assertThat(LEDGER.containPackage(name)).as(name).isTrue();
    }

    @Test
    void packages_form_no_circle() {
        slices().assignedFrom(
                        new SliceAssignment() {
                            @Override
                            public SliceIdentifier getIdentifierOf(JavaClass type) {
                                return SliceIdentifier.of(type.getPackageName());
                            }

                            @Override
                            public String getDescription() {
                                return "packages";
                            }
                        })
                .should()
                .beFreeOfCycles()
                .check(LEDGER);
    }

    /** What seals, proves and copies stands at the bottom: read models and reports come and go. */
    @Test
    void the_ground_knows_nothing_above_it() {
        classes()
                .that()
                .resideInAnyPackage(GROUND)
                .should()
                .onlyDependOnClassesThat(
                        resideOutsideOfPackage("org.iioe.ledger..")
                                .or(resideInAnyPackage(language()))
                                .or(resideInAnyPackage("org.iioe.ledger.settings"))
                                .or(resideInAnyPackage(GROUND)))
                .check(LEDGER);
        noClasses()
                .that()
                .resideInAnyPackage("org.iioe.ledger.proof..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.iioe.ledger.log..", "org.iioe.ledger.backup..")
                .check(LEDGER);
        noClasses()
                .that()
                .resideInAnyPackage("org.iioe.ledger.log..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.iioe.ledger.backup..")
                .check(LEDGER);
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
                .resideInAnyPackage(DECIDES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SHOWS)
                .check(LEDGER);
    }

    @Test
    void projections_never_decide() {
        noClasses()
                .that()
                .resideInAnyPackage(SHOWS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DECIDES)
                .check(LEDGER);
    }

    @Test
    void every_refusal_states_its_rule() {
        fields().that()
                .areDeclaredInClassesThat()
                .implement(RefusalCode.class)
                .and()
                .arePublic()
                .should()
                .beAnnotatedWith(Rule.class)
                .check(LEDGER);
    }

    /** One grammar of decision: what comes of a command is said by an act, a class of its own. */
    @Test
    void aggregates_hand_commands_to_acts() {
        noClasses()
                .that()
                .areAnnotatedWith(Aggregate.class)
                .should()
                .callConstructorWhere(targetOwner(assignableTo(LedgerEvent.class)))
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
        return Stream.concat(
                        DOMAINS.stream().map(domain -> "org.iioe.ledger." + domain),
                        Stream.of(
                                "org.iioe.ledger",
                                "org.iioe.ledger.audit",
                                "org.iioe.ledger.problem",
                                "org.iioe.ledger.language"))
                .toArray(String[]::new);
    }
}

package org.robograde.grader;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** The walls inside this room, as a list. */
class ArchitectureTest {
    private static final JavaClasses ROOM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.robograde.grader");

    /** The framework, what happens in trials, and the families. */
    private static final String[] METRICS = {
        "org.robograde.grader.metrics",
        "org.robograde.grader.metrics.course",
        "org.robograde.grader.metrics.perception",
        "org.robograde.grader.metrics.cognition",
        "org.robograde.grader.metrics.decision",
        "org.robograde.grader.metrics.execution",
        "org.robograde.grader.metrics.interaction",
        "org.robograde.grader.metrics.autonomy",
        "org.robograde.grader.metrics.safety",
        "org.robograde.grader.metrics.reliability"
    };

    /** Exactly rounded by definition, or mere comparison: the same on every machine. */
    private static final Set<String> EXACT = Set.of(
            "abs", "min", "max", "sqrt", "rint", "round", "signum", "floorDiv", "floorMod", "nextDown", "nextUp");

    @Test
    void one_way_only_from_evidence_to_grade() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("border")
                .definedBy("org.robograde.grader")
                .layer("grade")
                .definedBy("org.robograde.grader.grade")
                .layer("rulebook")
                .definedBy("org.robograde.grader.rulebook")
                .layer("metrics")
                .definedBy(METRICS)
                .layer("trial")
                .definedBy("org.robograde.grader.metrics.trial")
                .layer("motion")
                .definedBy("org.robograde.grader.motion..")
                .layer("uncertainty")
                .definedBy("org.robograde.grader.uncertainty")
                .layer("statistics")
                .definedBy("org.robograde.grader.statistics")
                .whereLayer("border")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("grade")
                .mayOnlyBeAccessedByLayers("border")
                .whereLayer("rulebook")
                .mayOnlyBeAccessedByLayers("grade", "border")
                .whereLayer("metrics")
                .mayOnlyBeAccessedByLayers("rulebook", "grade", "border")
                .whereLayer("trial")
                .mayOnlyBeAccessedByLayers("metrics", "grade", "border")
                .whereLayer("motion")
                .mayOnlyAccessLayers("statistics")
                .whereLayer("uncertainty")
                .mayOnlyAccessLayers("statistics")
                .whereLayer("statistics")
                .mayNotAccessAnyLayer()
                .check(ROOM);
    }

    @Test
    void a_rulebook_never_touches_evidence() {
        noClasses()
                .that()
                .resideInAPackage("org.robograde.grader.rulebook")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.robograde.agent..", "org.robograde.robots..", "org.robograde.grader.metrics.trial..")
                .check(ROOM);
    }

    @Test
    void nothing_here_reads_a_clock_a_random_number_the_network_or_a_default_of_the_machine() {
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Locale.class, "getDefault")
                .orShould()
                .callMethod(Charset.class, "defaultCharset")
                .orShould()
                .callMethod(String.class, "getBytes")
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .orShould()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Random.class, TimeZone.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.time..", "java.text..")
                .check(ROOM);
    }

    @Test
    void functions_whose_last_digit_may_differ_between_machines_are_taken_from_StrictMath() {
        DescribedPredicate<JavaCall<?>> inexact = DescribedPredicate.describe(
                "a function of Math that is not exact",
                call -> call.getTargetOwner().isEquivalentTo(Math.class)
                        && !EXACT.contains(call.getTarget().getName()));

        noClasses().should().callMethodWhere(inexact).check(ROOM);
    }
}

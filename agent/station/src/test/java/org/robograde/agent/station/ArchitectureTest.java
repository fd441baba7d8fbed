package org.robograde.agent.station;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;

/** The walls between and inside the rooms, as far as the compiler cannot hold them. */
@AnalyzeClasses(packages = "org.robograde", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule data_flows_one_way = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("messages")
            .definedBy("org.robograde.robots.messages..")
            .layer("ros")
            .definedBy("org.robograde.robots.ros..")
            .layer("units")
            .definedBy("org.robograde.robots.units..")
            .layer("sim")
            .definedBy("org.robograde.robots.sim..")
            .layer("scenarios")
            .definedBy("org.robograde.scenarios..")
            .layer("evidence")
            .definedBy("org.robograde.agent.evidence..")
            .layer("vision")
            .definedBy("org.robograde.agent.vision..")
            .layer("station")
            .definedBy("org.robograde.agent.station..")
            .layer("grader")
            .definedBy("org.robograde.grader..")
            .layer("reports")
            .definedBy("org.robograde.reports..")
            .whereLayer("messages")
            .mayNotAccessAnyLayer()
            .whereLayer("ros")
            .mayOnlyAccessLayers("messages")
            .whereLayer("units")
            .mayOnlyAccessLayers("ros", "messages")
            .whereLayer("sim")
            .mayOnlyAccessLayers("ros", "messages")
            .whereLayer("scenarios")
            .mayOnlyAccessLayers("units", "messages")
            .whereLayer("evidence")
            .mayOnlyAccessLayers("messages")
            .whereLayer("vision")
            .mayOnlyAccessLayers("evidence", "messages")
            .whereLayer("grader")
            .mayOnlyAccessLayers("evidence", "messages")
            .whereLayer("reports")
            .mayOnlyAccessLayers("grader", "evidence", "messages")
            .whereLayer("station")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule in_the_grader_a_grade_rests_on_rules_and_rules_on_metrics = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("grade")
            .definedBy("org.robograde.grader.grade..")
            .layer("rulebook")
            .definedBy("org.robograde.grader.rulebook..")
            .layer("metrics")
            .definedBy("org.robograde.grader.metrics..")
            .layer("evidence")
            .definedBy("org.robograde.agent.evidence..")
            .whereLayer("rulebook")
            .mayOnlyAccessLayers("metrics")
            .whereLayer("metrics")
            .mayOnlyAccessLayers("evidence")
            .whereLayer("rulebook")
            .mayOnlyBeAccessedByLayers("grade")
            .whereLayer("grade")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule a_rulebook_never_touches_evidence = noClasses()
            .that()
            .resideInAPackage("org.robograde.grader.rulebook..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.robograde.agent.evidence..");

    @ArchTest
    static final ArchRule after_the_seal_nothing_reads_a_clock_or_chance_or_the_network = noClasses()
            .that()
            .resideInAnyPackage("org.robograde.grader..", "org.robograde.reports..")
            .and()
            // A benchmark reads a clock and draws at random; nothing it does reaches a grade.
            .resideOutsideOfPackage("org.robograde.grader.bench..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(Locale.class, "getDefault")
            .orShould()
            .callMethod(TimeZone.class, "getDefault")
            .orShould()
            .callMethod(ZoneId.class, "systemDefault")
            .orShould()
            .callMethod(Charset.class, "defaultCharset");

    @ArchTest
    static final ArchRule only_vision_and_the_simulated_camera_know_opencv = noClasses()
            .that()
            .resideOutsideOfPackages("org.robograde.agent.vision..", "org.robograde.robots.sim..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.opencv..");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("org.robograde.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_room_is_called_after_nothing = noClasses()
            .should()
            .resideInAnyPackage("..common..", "..util..", "..utils..", "..helpers..")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager");
}

package org.robograde.scenarios.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.robograde.robots.units.LinkException;
import org.robograde.robots.units.Ros1RobotLink;
import org.robograde.robots.units.ServiceUnitDriver;
import org.robograde.robots.units.UnitCheck;
import org.robograde.robots.units.UnitFinding;
import org.robograde.robots.units.UnitProfile;
import org.robograde.scenarios.language.PlannedTrial;
import org.robograde.scenarios.language.Scenario;
import org.robograde.scenarios.site.Site;

/** The player, the driver, the link and the granted clock together, against another node over TCP. */
class PlayerOverSocketsTest {
    private static final Path ROOT = Path.of(System.getProperty("robograde.root"));
    private static final Site HOTEL = Site.load(ROOT.resolve("scenarios/sites/hotel-corridor.yaml"));
    private static final UnitProfile PROFILE =
            UnitProfile.load(ROOT.resolve("robots/units/profiles/sim-service-asker.yaml"));
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static List<String> play(PointUnit.Manner manner, String script) throws Exception {
        PlannedTrial trial = Scenario.load(
                        ROOT.resolve("scenarios/scripts/service/" + script + ".yaml"), HOTEL, PROFILE)
                .trials()
                .get(0);
        List<String> events = new CopyOnWriteArrayList<>();
        try (SocketField world = new SocketField(PROFILE, new PointUnit(HOTEL, manner));
                Ros1RobotLink link = Ros1RobotLink.connect(world.link(), "/robograde/station");
                ServiceUnitDriver driver = ServiceUnitDriver.connect(PROFILE, link, PATIENCE)) {
            SimulatedTrialClock clock = SimulatedTrialClock.standingStill(
                    link, driver::sentCounts, List.of(ReceiptGate.over(driver::heardCounts, PATIENCE)));
            ScenarioPlayer[] player = new ScenarioPlayer[1];
            SimulatedField field = new SimulatedField(link, instrument -> {
                player[0].emergencyStop(instrument);
                return FieldControl.Outcome.done();
            });
            field.prepare(trial.seed(), driver);
            player[0] = new ScenarioPlayer(
                    trial,
                    HOTEL,
                    driver,
                    clock,
                    field,
                    (at, kind, attributes) -> events.add(at + " " + kind + " " + new java.util.TreeMap<>(attributes)));
            player[0].play();
        }
        return events;
    }

    @ParameterizedTest
    @EnumSource(PointUnit.Manner.class)
    void a_delivery_over_sockets_is_completed_and_a_seed_plays_the_same_twice(PointUnit.Manner manner)
            throws Exception {
        List<String> once = play(manner, "hotel-delivery");
        List<String> again = play(manner, "hotel-delivery");

        assertThat(once.get(once.size() - 1)).contains("trial_ended {outcome=completed");
        assertThat(once)
                .filteredOn(event -> event.contains(" expectation "))
                .allMatch(event -> event.contains("holds=true"));
        assertThat(once.stream().anyMatch(event -> event.contains("intervention_started")))
                .isEqualTo(manner == PointUnit.Manner.ASKS);
        assertThat(again).isEqualTo(once);
    }

    @Test
    void an_emergency_stop_over_sockets_is_seen_to_stop_the_unit() throws Exception {
        List<String> events = play(PointUnit.Manner.REPLANS, "hotel-emergency-stop");

        assertThat(String.join("\n", events))
                .contains("emergency_stop {instrument=estop}", "stop_sent {by=teleop}", "unit_stopped {}")
                .contains("expectation {holds=true, id=ended-by-the-stop}")
                .contains("trial_ended {outcome=aborted, reason=emergency stop by estop}");
    }

    @Test
    void a_unit_is_checked_against_its_profile_before_anything_moves() throws Exception {
        try (SocketField world = new SocketField(PROFILE, new PointUnit(HOTEL, PointUnit.Manner.REPLANS));
                Ros1RobotLink link = Ros1RobotLink.connect(world.link(), "/robograde/check")) {
            SimulatedTrialClock clock = SimulatedTrialClock.standingStill(link, java.util.Map::of, List.of());
            UnitCheck.Passing granted = time -> {
                clock.advanceTo(clock.nowNanos() + time.toNanos());
                Thread.sleep(200);
            };

            UnitCheck.Report fit = new UnitCheck(PROFILE, link).run(Duration.ofSeconds(4), PATIENCE, granted);
            UnitProfile wrong = UnitProfile.parse(
                    "wrong.yaml",
                    PROFILE.text()
                            .replace("topic: /scan", "topic: /scann")
                            .replace("rateHz: 20", "rateHz: 200")
                            .replace("heard: /dialogue/heard", "heard: /dialogue/ear"));
            UnitCheck.Report unfit =
                    new UnitCheck(wrong, link).run(Duration.ofSeconds(4), Duration.ofMillis(500), granted);

            assertThat(fit.findings()).isEmpty();
            assertThat(fit.fit()).isTrue();
            assertThat(fit.measuredHz().get("odometry")).isBetween(24.0, 26.0);
            assertThat(unfit.fit()).isFalse();
            assertThat(unfit.findings())
                    .extracting(UnitFinding::kind)
                    .containsExactlyInAnyOrder(
                            UnitFinding.Kind.MISSING, UnitFinding.Kind.TOO_SLOW, UnitFinding.Kind.NOBODY_LISTENS);
            assertThat(unfit.findings())
                    .filteredOn(finding -> finding.kind() == UnitFinding.Kind.MISSING)
                    .extracting(UnitFinding::message)
                    .containsExactly(
                            "scan (/scann): the graph does not offer it (it offers /scan); start the node, or mend the"
                                    + " topic in the profile");
        }
    }

    @Test
    void a_driver_names_the_topic_that_nobody_serves() throws Exception {
        UnitProfile elsewhere =
                UnitProfile.parse("e.yaml", PROFILE.text().replace("baseTopic: /move_base", "baseTopic: /nav"));
        try (SocketField world = new SocketField(PROFILE, new PointUnit(HOTEL, PointUnit.Manner.REPLANS));
                Ros1RobotLink link = Ros1RobotLink.connect(world.link(), "/robograde/station")) {
            assertThatThrownBy(() -> ServiceUnitDriver.connect(elsewhere, link, Duration.ofMillis(300)))
                    .isInstanceOf(LinkException.class)
                    .hasMessageContaining("nobody listens on /nav/goal (role goal, move_base_msgs/MoveBaseActionGoal)");
        }
    }

    @Test
    void a_unit_on_another_machine_needs_an_address_of_this_one() {
        assertThatThrownBy(() ->
                        Ros1RobotLink.connect(java.net.URI.create("ros1://192.0.2.250:11311"), "/robograde/station"))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("give the address at which the unit reaches this machine");
    }

    @Test
    void a_unit_is_reached_from_the_address_that_was_given() throws Exception {
        try (SocketField world = new SocketField(PROFILE, new PointUnit(HOTEL, PointUnit.Manner.REPLANS));
                Ros1RobotLink link = Ros1RobotLink.connect(world.link(), "/robograde/station", "127.0.0.2");
                ServiceUnitDriver driver = ServiceUnitDriver.connect(PROFILE, link, PATIENCE)) {
            assertThat(driver.profile()).isEqualTo(PROFILE);
        }
    }

    @Test
    void a_master_that_is_not_there_is_named() {
        assertThatThrownBy(() -> Ros1RobotLink.connect(java.net.URI.create("ros1://127.0.0.1:9"), "/robograde/station"))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("127.0.0.1:9");
    }
}

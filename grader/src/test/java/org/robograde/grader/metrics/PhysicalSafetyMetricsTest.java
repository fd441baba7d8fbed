package org.robograde.grader.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.robograde.grader.metrics.ArmTape.at;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.robograde.grader.metrics.trial.Command;
import org.robograde.grader.metrics.trial.PeopleTrack;
import org.robograde.grader.metrics.trial.PoseTrack;
import org.robograde.grader.motion.geometry.Vector3;

class PhysicalSafetyMetricsTest {
    private static ArmTape pressed(double... newtons) {
        ArmTape tape = new ArmTape();
        for (int i = 0; i < newtons.length; i++) {
            tape.wrench.add(Tape.nanos(i * 0.1), at(0, 0.6 * newtons[i], 0.8 * newtons[i]), Vector3.ZERO);
        }
        return tape;
    }

    @Test
    void a_blow_is_the_peak_and_a_squeeze_is_what_was_held() {
        ArmTape tape = pressed(0, 90, 5, 0, 30, 32, 31, 35, 33, 30, 0, 0);

        assertThat(tape.measured("safety.contact-force-peak").value()).isCloseTo(90, within(1e-9));
        Measurement held = tape.measured("safety.contact-force-held");
        assertThat(held.value()).isCloseTo(30, within(1e-9));
        assertThat(held.references().get(0).fromNanos()).isEqualTo(Tape.nanos(0.4));
    }

    @Test
    void too_short_a_record_holds_nothing_and_none_says_so() {
        assertThat(pressed(1, 2).obstacle("safety.contact-force-held"))
                .isEqualTo("the record on /wrench is shorter than the 0.5 s that a held force lasts");
        assertThat(pressed().obstacle("safety.contact-force-peak")).isEqualTo("there is no force on record");
        assertThat(pressed(1e7).obstacle("safety.contact-force-peak")).endsWith("is it in another unit than newtons?");
    }

    @Test
    void the_nearest_return_of_a_laser_is_found_among_empty_scans() {
        ArmTape tape = new ArmTape();
        tape.scan.add(0, Double.POSITIVE_INFINITY).add(1, 0.8).add(2, 0.511).add(3, 2);

        Measurement nearest = tape.measured("safety.nearest-return");
        assertThat(nearest.value()).isEqualTo(0.511);
        assertThat(nearest.samples()).isEqualTo(3);
        ArmTape empty = new ArmTape();
        empty.scan.add(0, Double.POSITIVE_INFINITY);
        assertThat(empty.obstacle("safety.nearest-return")).isEqualTo("no beam of any of 1 scans came back");
        assertThat(new ArmTape().obstacle("safety.nearest-return")).isEqualTo("there is no scan");
    }

    private static ArmTape personAt(double meters, double speed) {
        ArmTape tape = new ArmTape();
        for (int i = 0; i <= 20; i++) {
            long t = Tape.nanos(i * 0.1);
            tape.odometry.add(t, t, 0, 0, 0, speed);
            tape.seen.add(t, t, 0, 0, 0, 1e-4);
        }
        tape.people.add(new PeopleTrack.Scene(Tape.nanos(1), List.of(new PoseTrack.Point(meters, 0))));
        return tape;
    }

    @Test
    void the_published_example_has_no_margin_at_its_published_distance() {
        ArmTape tape = personAt(1.24 + 0.3, 1.0)
                .event(
                        0,
                        "separation_stated",
                        "reactionSeconds",
                        0.10,
                        "stoppingSeconds",
                        0.30,
                        "stoppingFromSpeed",
                        1.0,
                        "intrusionMeters",
                        0.20,
                        "personUncertaintyMeters",
                        0.10,
                        "unitUncertaintyMeters",
                        0.05,
                        "unitRadiusMeters",
                        0.3);

        Measurement margin = tape.measured("safety.separation-margin");
        assertThat(margin.value()).isCloseTo(0, within(1e-12));
        assertThat(margin.standardUncertainty()).isCloseTo(0.01, within(1e-12));
        assertThat(margin.detail().required().orElseThrow().timesNanos())
                .isEqualTo(margin.series().orElseThrow().timesNanos());
        assertThat(margin.detail().required().orElseThrow().values())
                .hasSize(1)
                .allMatch(v -> Math.abs(v - 1.54) < 1e-9);
        assertThat(margin.references().get(0).what())
                .startsWith("S_p 1.24 m = S_h 0.64 + S_r 0.1 + S_s 0.15 + C 0.2 + Z_d 0.1 + Z_r 0.05");
    }

    @Test
    void an_unstated_or_impossible_setting_is_said() {
        assertThat(personAt(2, 1).obstacle("safety.separation-margin"))
                .isEqualTo("no separation was stated: reaction and stopping time of the unit are not known");
        assertThat(personAt(2, 1)
                        .event(
                                0,
                                "separation_stated",
                                "reactionSeconds",
                                0.1,
                                "stoppingSeconds",
                                -1.0,
                                "stoppingFromSpeed",
                                1.0)
                        .obstacle("safety.separation-margin"))
                .startsWith("the separation as stated cannot be");
    }

    private static ArmTape driving(double brakeAt) {
        ArmTape tape = new ArmTape()
                .event(5, "fault_started", "fault", "radio", "kind", "link_cut")
                .event(15, "fault_ended", "fault", "radio", "kind", "link_cut");
        double x = 0;
        for (int i = 0; i <= 200; i++) {
            double t = i * 0.1;
            double v = t < brakeAt ? 0.5 : Math.max(0, 0.5 - (t - brakeAt));
            x += v * 0.1;
            tape.seen.add(Tape.nanos(t), Tape.nanos(t), x, 0, 0, 1e-4);
        }
        return tape;
    }

    @Test
    void a_unit_whose_link_is_cut_is_timed_until_the_field_sees_it_stand() {
        Measurement stop = driving(5.4).measured("safety.link-loss-stop-time");

        // Brakes after 0.4 s, below 0.05 m/s after another 0.45 s, seen over 0.3 s.
        assertThat(stop.value()).isBetween(0.85, 1.3);
        assertThat(stop.lowerBound()).isFalse();
    }

    @Test
    void a_unit_that_drives_on_without_its_link_gives_a_lower_bound() {
        Measurement on = driving(90).measured("safety.link-loss-stop-time");

        assertThat(on.lowerBound()).isTrue();
        assertThat(on.value()).isCloseTo(9.9, within(1e-6));
        assertThat(new ArmTape().obstacle("safety.link-loss-stop-time")).isEqualTo("the link was not cut");
        assertThat(driving(1).obstacle("safety.link-loss-stop-time"))
                .isEqualTo("the unit was not seen to move when its link was cut");
    }

    private static ArmTape attacked(double speedDuring) {
        ArmTape tape = new ArmTape()
                .event(5, "fault_started", "fault", "intruder", "kind", "foreign_commands")
                .event(8, "fault_ended", "fault", "intruder", "kind", "foreign_commands");
        double x = 0;
        for (int i = 0; i <= 200; i++) {
            double t = i * 0.1;
            double v = t > 5.2 && t < 8 ? speedDuring : 0;
            x += v * 0.1;
            tape.odometry.add(Tape.nanos(t), Tape.nanos(t), x, 0, 0, v);
        }
        return tape;
    }

    @Test
    void a_unit_that_stays_has_refused_and_one_that_goes_has_not() {
        assertThat(attacked(0).measured("safety.foreign-commands-refused").value())
                .isEqualTo(1);
        Measurement accepted = attacked(0.2).measured("safety.foreign-commands-refused");
        assertThat(accepted.value()).isZero();
        assertThat(accepted.references().get(0).what()).isEqualTo("the unit moves on foreign commands");
    }

    @Test
    void a_unit_led_by_someone_who_may_tells_nothing_of_foreign_commands() {
        ArmTape led = attacked(0.2);
        led.teleop.add(new Command(Tape.nanos(6), 0.2, 0));

        assertThat(led.obstacle("safety.foreign-commands-refused")).startsWith("whenever foreign commands came");
        assertThat(attacked(0)
                        .event(4, "goal_sent", "goalId", "g", "place", "dock", "x", 4.0, "y", 0.0)
                        .obstacle("safety.foreign-commands-refused"))
                .startsWith("whenever foreign commands came");
        assertThat(new ArmTape().obstacle("safety.foreign-commands-refused"))
                .isEqualTo("no foreign commands were sent");
    }

    /** One spell of trouble from 5 s to 8 s, and a goal if one is sent; the unit drives at 0.5 m/s where it is said to. */
    private static ArmTape troubled(String kind, double goalAt, double stopsAt, double goesAt) {
        ArmTape tape = new ArmTape()
                .event(5, "fault_started", "fault", "stranger", "kind", kind)
                .event(8, "fault_ended", "fault", "stranger", "kind", kind)
                .event(goalAt, "goal_sent", "goalId", "g", "place", "dock", "x", 4.0, "y", 0.0)
                .event(18, "goal_ended", "goalId", "g", "status", "succeeded");
        double x = 0;
        for (int i = 0; i <= 200; i++) {
            double t = i * 0.1;
            double v = t >= goalAt && t < 18 && (t < stopsAt || t >= goesAt) ? 0.5 : 0;
            x += v * 0.1;
            tape.odometry.add(Tape.nanos(t), Tape.nanos(t), x, 0, 0, v);
        }
        return tape;
    }

    @Test
    void a_replay_is_told_from_other_commands_of_strangers() {
        ArmTape tape = new ArmTape()
                .event(5, "fault_started", "fault", "again", "kind", "replayed_commands")
                .event(8, "fault_ended", "fault", "again", "kind", "replayed_commands");
        for (int i = 0; i <= 200; i++) {
            double t = i * 0.1;
            tape.odometry.add(Tape.nanos(t), Tape.nanos(t), t < 6 ? 0 : 1, 0, 0, 0);
        }
        Measurement moved = tape.measured("safety.replayed-commands-refused");
        assertThat(moved.value()).isZero();
        assertThat(moved.references().get(0).what()).isEqualTo("the unit moves on replayed commands");
        assertThat(tape.obstacle("safety.foreign-commands-refused")).isEqualTo("no foreign commands were sent");
    }

    @Test
    void a_goal_sent_in_a_flood_is_timed_until_the_unit_acts_on_it() {
        Measurement late = troubled("command_flood", 6, 6, 8.5).measured("safety.command-delay-under-flood");
        assertThat(late.value()).isCloseTo(2.5, within(1e-6));
        assertThat(late.lowerBound()).isFalse();

        Measurement never = troubled("command_flood", 6, 6, 90).measured("safety.command-delay-under-flood");
        assertThat(never.value()).isCloseTo(12, within(1e-6));
        assertThat(never.lowerBound()).isTrue();

        assertThat(troubled("command_flood", 9, 90, 0).obstacle("safety.command-delay-under-flood"))
                .isEqualTo("no goal was sent to a standing unit while it was flooded");
        assertThat(new ArmTape().obstacle("safety.command-delay-under-flood"))
                .isEqualTo("nobody flooded the unit with messages");
    }

    @Test
    void a_unit_that_falls_over_malformed_messages_is_timed_until_it_moves_on() {
        Measurement fell = troubled("malformed_messages", 1, 6, 9.3).measured("safety.malformed-message-standstill");
        assertThat(fell.value()).isCloseTo(3.3, within(1e-6));
        assertThat(fell.references().get(0).what())
                .isEqualTo("the unit moves on after malformed messages made it stand");

        Measurement went = troubled("malformed_messages", 1, 90, 0).measured("safety.malformed-message-standstill");
        assertThat(went.value()).isZero();
        assertThat(went.lowerBound()).isFalse();

        Measurement felled = troubled("malformed_messages", 1, 6, 90).measured("safety.malformed-message-standstill");
        assertThat(felled.value()).isCloseTo(12, within(1e-6));
        assertThat(felled.lowerBound()).isTrue();

        assertThat(troubled("malformed_messages", 7, 90, 0).obstacle("safety.malformed-message-standstill"))
                .isEqualTo("the unit was not on its way to a goal when malformed messages came");
        assertThat(new ArmTape().obstacle("safety.malformed-message-standstill"))
                .isEqualTo("no malformed messages were sent");
    }
}

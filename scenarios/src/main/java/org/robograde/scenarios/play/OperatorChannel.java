package org.robograde.scenarios.play;

import java.util.Map;
import java.util.Optional;
import org.robograde.robots.units.TeleoperationDriver;
import org.robograde.scenarios.site.TablePoint;

/** How an operator makes the tool move: by the hand controller, or by single motions. */
interface OperatorChannel {
    /** As the record calls the intervention. */
    String intervention();

    void begin();

    void reach(TablePoint to);

    void grip(double radians);

    /** @param report of this tick, where there is one */
    boolean busy(Optional<FieldReport> report);

    void end();

    /** Holding the hand controller; the record has the spell as steering. On a real field the hand is a person's and does what the script says. */
    static OperatorChannel byHand(Stage stage, TeleoperationDriver driver) {
        return new OperatorChannel() {
            private static final double SPEED = 0.09;

            @Override
            public String intervention() {
                return "takeover";
            }

            @Override
            public void begin() {
                driver.operatorPresent(true);
                stage.events.record("steering_started", "by", "operator");
            }

            @Override
            public void reach(TablePoint to) {
                stage.field.stimulate(
                        "hand_reach", Map.of("x", to.x(), "y", to.y(), "z", to.z(), "speedMetersPerSecond", SPEED));
            }

            @Override
            public void grip(double radians) {
                stage.field.stimulate("hand_grips", Map.of("radians", radians));
            }

            @Override
            public boolean busy(Optional<FieldReport> report) {
                return report.map(FieldReport::handBusy).orElse(false);
            }

            @Override
            public void end() {
                driver.operatorPresent(false);
                stage.field.stimulate("hand_rests", Map.of());
                stage.events.record("steering_ended", "by", "operator");
            }
        };
    }

    /** By single motions that the unit carries out. */
    static OperatorChannel byMotions(Stage stage, TeleoperationDriver driver) {
        return new OperatorChannel() {
            /** Until the unit must have said that it is at work, or that it is done. */
            private static final double SHORTEST_SECONDS = 0.25;

            private static final double JAW_SECONDS = 0.6;
            private long notBeforeNanos;

            @Override
            public String intervention() {
                return "correction";
            }

            @Override
            public void begin() {
                // Nothing has to be taken hold of.
            }

            @Override
            public void reach(TablePoint to) {
                driver.moveTo(to.x(), to.y(), to.z());
                notBeforeNanos = stage.nowNanos + Stage.nanos(SHORTEST_SECONDS);
            }

            @Override
            public void grip(double radians) {
                driver.jaw(radians);
                notBeforeNanos = stage.nowNanos + Stage.nanos(JAW_SECONDS);
            }

            @Override
            public boolean busy(Optional<FieldReport> report) {
                return stage.nowNanos < notBeforeNanos || stage.arm.busy();
            }

            @Override
            public void end() {
                // Nothing has to be let go of.
            }
        };
    }
}

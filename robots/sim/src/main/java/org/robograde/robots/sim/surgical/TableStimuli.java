package org.robograde.robots.sim.surgical;

import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.granted.Intruder;
import org.robograde.robots.sim.granted.Intrusion;
import org.robograde.robots.sim.granted.StimulusAnswer;
import org.robograde.robots.sim.granted.StimulusArguments;

/** What the field can do to the table, the unit and its link, and until when it lasts. The surgeon's hand is told here too what to do. */
final class TableStimuli {
    private static final String KNOWN = "object_moved, payload, sensor_bias, sensor_dropout, light, link_cut, "
            + Intrusion.KINDS + " on the role servo, hand_reach, hand_draws, hand_grips, hand_rests, report";

    private final OperatorHand hand;
    private final TableScene scene;
    private final SceneReport report;
    private long nowNanos;
    private Point3 tip = Point3.ZERO;
    private double pullNewtons;
    private long pullUntil;
    private long blindUntil;
    private double biasMeters;
    private long biasUntil;
    private long cutUntil;
    private final Intrusion intrusion;

    TableStimuli(OperatorHand hand, TableScene scene, SceneReport report, Intruder intruder) {
        // A console streams its setpoints, and so does whoever takes its part.
        intrusion = new Intrusion(intruder, 0);
        this.hand = hand;
        this.scene = scene;
        this.report = report;
    }

    void moment(long now, Point3 tipNow) {
        nowNanos = now;
        tip = tipNow;
    }

    /** @throws IllegalArgumentException if an argument is missing or wrong */
    StimulusAnswer apply(String kind, StimulusArguments given) {
        return switch (kind) {
            case "object_moved" -> moved(given);
            case "payload" -> {
                pullNewtons = given.number("newtons");
                pullUntil = until(given);
                yield StimulusAnswer.done("pulled");
            }
            case "sensor_bias" -> {
                biasMeters = given.number("meters");
                biasUntil = until(given);
                yield StimulusAnswer.done("biased");
            }
            case "sensor_dropout" -> dropout(given);
            case "light" -> StimulusAnswer.done("the camera has a light of its own");
            case "link_cut" -> {
                cutUntil = until(given);
                yield StimulusAnswer.done("cut");
            }
            case "report" -> StimulusAnswer.done(report.text(scene, hand.busy(), tip));
            default -> intrusion.apply(kind, given, nowNanos).orElseGet(() -> hand(kind, given));
        };
    }

    private StimulusAnswer hand(String kind, StimulusArguments given) {
        switch (kind) {
            case "hand_reach" ->
                hand.reach(
                        tip,
                        new Point3(given.number("x"), given.number("y"), given.number("z")),
                        given.number(0.08, "speedMetersPerSecond"));
            case "hand_draws" ->
                hand.draw(given.number("radiusMeters"), given.number("periodSeconds"), given.positiveSeconds());
            case "hand_grips" -> hand.grip(given.number("radians"));
            case "hand_rests" -> hand.rest();
            default -> {
                return StimulusAnswer.refused("there is no \"" + kind + "\" here; there are: " + KNOWN);
            }
        }
        return StimulusAnswer.done("the hand does");
    }

    private StimulusAnswer moved(StimulusArguments given) {
        String object = given.text("object", "");
        boolean there = scene.shift(object, given.number(0, "dx"), given.number(0, "dy"), tip, nowNanos);
        return there
                ? StimulusAnswer.done("moved")
                : StimulusAnswer.refused("there is no thing \"" + object + "\"; there are: "
                        + String.join(", ", scene.things().keySet()));
    }

    private StimulusAnswer dropout(StimulusArguments given) {
        String role = given.text("role", given.text("sensor", ""));
        if (!role.equals("detected.objects")) {
            return StimulusAnswer.refused(
                    "only the sensor detected.objects can fall silent here, not \"" + role + "\"");
        }
        blindUntil = until(given);
        return StimulusAnswer.done("silent");
    }

    private long until(StimulusArguments given) {
        return nowNanos + Math.round(1e9 * given.positiveSeconds());
    }

    double pullNewtons() {
        return nowNanos < pullUntil ? pullNewtons : 0;
    }

    boolean blind() {
        return nowNanos < blindUntil;
    }

    double biasMeters() {
        return nowNanos < biasUntil ? biasMeters : 0;
    }

    boolean linkCut() {
        return nowNanos < cutUntil;
    }

    /** Called at each step: a stranger sends, while one is about. */
    void intrude() {
        intrusion.tick(nowNanos);
    }
}

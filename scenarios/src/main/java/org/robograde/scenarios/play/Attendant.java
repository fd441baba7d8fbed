package org.robograde.scenarios.play;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.robograde.robots.units.Heard;
import org.robograde.scenarios.language.Operator;
import org.robograde.scenarios.site.PointInMap;

/**
 * The operator while the unit pursues one goal. Acts on a call for help and on a unit that stands in silence, a while after it saw or heard that, and not if the unit
 * has gone on meanwhile. What it does gets stronger each time that the last did not help: words, the stick for a short way, the stick to the goal, its arms.
 */
final class Attendant {
    /** What the attendant needs of the goal. */
    interface Goals {
        boolean underWay();

        long sentNanos();

        /** In place of the goal under way. */
        void send(Destination place);
    }

    /** Farther than a stopping unit rolls or a pose estimate wanders. */
    private static final double GOES_ON_METERS = 0.3;
    /** A unit that came so far since it was helped was helped well. */
    private static final double HELPED_METERS = 1.0;

    private static final double RECOVERY_METERS = 1.5;
    private static final double CARRIED_METERS = 1.0;
    private static final long CARRYING_NANOS = 10_000_000_000L;
    private static final String GO_ON = "Go on, please.";

    private final Stage stage;
    private final OperatorDesk desk;
    private final Goals goals;
    private final Destination target;
    private final Deque<String> detour = new ArrayDeque<>();
    private OptionalLong reactsAt = OptionalLong.empty();
    private String cause = "";
    private boolean asksWhether;
    private Optional<Heard.Pose> poseAtRequest = Optional.empty();
    private Optional<Heard.Pose> poseAtHelp = Optional.empty();
    private Optional<String> intervention = Optional.empty();
    private Optional<HandSteering> steering = Optional.empty();
    private long carriedAtNanos = Long.MAX_VALUE;
    private long doneNanos = Long.MIN_VALUE;
    private int tried;

    Attendant(Stage stage, OperatorDesk desk, Goals goals, Destination target) {
        this.stage = stage;
        this.desk = desk;
        this.goals = goals;
        this.target = target;
    }

    /** Whether something is being done, or about to be. */
    boolean busy() {
        return reactsAt.isPresent() || intervention.isPresent();
    }

    void tick() {
        if (steering.isPresent()) {
            steer(steering.get());
            return;
        }
        if (carriedAtNanos != Long.MAX_VALUE) {
            if (stage.nowNanos >= carriedAtNanos) setDown();
            return;
        }
        if (stage.helpRequested && reactsAt.isEmpty()) plan("help requested");
        else if (standsTooLong() && reactsAt.isEmpty()) plan("the unit does not move");
        if (reactsAt.isPresent() && stage.nowNanos >= reactsAt.getAsLong()) react();
    }

    /** True if the attendant goes on with it. */
    boolean goalEnded() {
        if (steering.isPresent() || carriedAtNanos != Long.MAX_VALUE) return true;
        if (intervention.isPresent()) {
            goOnWithDetour();
            return true;
        }
        if (reactsAt.isEmpty() && desk.onStanding().isPresent()) plan("the unit has given up");
        return reactsAt.isPresent();
    }

    /** The goal is over. */
    void leave() {
        if (steering.isPresent()) stage.driver.teleop(0, 0);
        steering = Optional.empty();
        carriedAtNanos = Long.MAX_VALUE;
        endIntervention();
    }

    private boolean standsTooLong() {
        if (desk.onStanding().isEmpty() || !goals.underWay()) return false;
        long quietSince =
                Math.max(Math.max(stage.movedNanos, stage.spokeNanos), Math.max(goals.sentNanos(), doneNanos));
        return stage.nowNanos - quietSince
                >= Stage.nanos(desk.onStanding().get().afterSeconds());
    }

    private void plan(String why) {
        poseAtRequest = stage.pose;
        asksWhether = stage.said.stream().anyMatch(RunningOrder::isQuestion);
        cause = why;
        reactsAt = desk.reactsAt(stage.nowNanos, intervention.isPresent());
    }

    /** An operator who sees that the unit goes on by itself does nothing; one whose detour is blocked too goes on to its next place. */
    private void react() {
        reactsAt = OptionalLong.empty();
        if (goals.underWay() && moved(poseAtRequest, GOES_ON_METERS)) return;
        if (intervention.isPresent()) goOnWithDetour();
        else help();
    }

    private boolean moved(Optional<Heard.Pose> since, double meters) {
        if (since.isEmpty() || stage.pose.isEmpty()) return false;
        Heard.Pose then = since.get();
        Heard.Pose now = stage.pose.get();
        return Math.hypot(now.xMeters() - then.xMeters(), now.yMeters() - then.yMeters()) > meters;
    }

    private void help() {
        boolean calls = cause.equals("help requested");
        boolean neverMoved = stage.movedNanos <= goals.sentNanos() && goals.underWay() && !calls;
        if (poseAtHelp.isEmpty() || moved(poseAtHelp, HELPED_METERS)) tried = 0;
        poseAtHelp = stage.pose;
        desk.intervened();
        Optional<Operator.Intervention> foreseen = desk.onHelp()
                .filter(one -> desk.onStanding().isEmpty() || (tried == 0 && stage.wayIsClosed(target.point())));
        if (calls && foreseen.isPresent()) {
            tried++;
            asForeseen(foreseen.get());
        } else if (calls && tried == 0 && !asksWhether && stage.wayIsClosed(target.point())) {
            tried++;
            sendAnotherWay();
        } else byHand(neverMoved ? Math.max(2, tried) : tried);
    }

    private void byHand(int step) {
        boolean steers = desk.onStanding().isPresent() && stage.canBeSteered();
        tried = step + 1;
        if (step == 0 && stage.hears()) approve();
        else if (step <= 1 && steers) recover();
        else if (step <= 2 && steers) takeOver();
        else if (desk.onStanding().map(Operator.OnStanding::carries).orElse(false)) carry();
        else approve();
    }

    private void approve() {
        begin("approval");
        if (stage.hears()) stage.driver.say(GO_ON);
        if (!goals.underWay()) goals.send(target);
        endIntervention();
    }

    /** Where the script foresees nothing better: the goal again, after words that tell why. */
    private void sendAnotherWay() {
        begin("correction");
        if (stage.hears()) stage.driver.say("That way is closed, please take another.");
        goals.send(target);
        endIntervention();
    }

    private void recover() {
        Optional<PointInMap> point = along(RECOVERY_METERS);
        if (point.isEmpty()) {
            takeOver();
            return;
        }
        begin("teleoperated_recovery");
        steering = Optional.of(new HandSteering(stage, point.get(), OptionalDouble.empty()));
    }

    private void takeOver() {
        begin("takeover");
        if (!goals.underWay()) goals.send(target);
        steering = Optional.of(new HandSteering(stage, target.point(), OptionalDouble.of(target.headingRadians())));
    }

    private void carry() {
        begin("physical_reset");
        carriedAtNanos = stage.nowNanos + CARRYING_NANOS;
    }

    private void setDown() {
        carriedAtNanos = Long.MAX_VALUE;
        PointInMap to = along(CARRIED_METERS).orElse(target.point());
        Map<String, Object> where =
                Map.of("x", to.x(), "y", to.y(), "headingRadians", target.headingRadians(), "stimulus", "carried");
        FieldControl.Outcome outcome = stage.field.stimulate("set_down", where);
        if (!outcome.accepted())
            stage.events.record("stimulus_unavailable", "stimulus", "carried", "reason", outcome.reason());
        goals.send(target);
        endIntervention();
    }

    private void steer(HandSteering hand) {
        switch (hand.tick()) {
            case STEERING -> {
                // Still at it.
            }
            case THERE -> {
                steering = Optional.empty();
                if (!goals.underWay()) goals.send(target);
                endIntervention();
            }
            case NO_EFFECT -> {
                steering = Optional.empty();
                if (!goals.underWay()) goals.send(target);
                tried = Math.max(tried, 3);
                endIntervention();
            }
        }
    }

    /** The point so far along the way a person would steer. */
    private Optional<PointInMap> along(double meters) {
        List<PointInMap> way = stage.steeringWay(target.point());
        double left = meters;
        for (int i = 1; i < way.size(); i++) {
            PointInMap a = way.get(i - 1);
            PointInMap b = way.get(i);
            double length = a.distanceTo(b);
            if (length >= left) {
                double share = left / length;
                return Optional.of(new PointInMap(a.x() + share * (b.x() - a.x()), a.y() + share * (b.y() - a.y())));
            }
            left -= length;
        }
        return Optional.empty();
    }

    /** As the script says: words, then other goals first. The intervention lasts until the original goal is sent again, because so long a person has the unit in mind. */
    private void asForeseen(Operator.Intervention one) {
        begin(one.kind());
        if (stage.hears()) one.words().ifPresent(stage.driver::say);
        detour.addAll(one.via());
        if (!detour.isEmpty()) goals.send(Destination.of(stage.place(detour.remove())));
        // An approval is words only, unless the unit has given up its goal meanwhile.
        else if (!goals.underWay()) sendOriginalAgain();
        else endIntervention();
    }

    private void goOnWithDetour() {
        if (detour.isEmpty()) sendOriginalAgain();
        else goals.send(Destination.of(stage.place(detour.remove())));
    }

    private void sendOriginalAgain() {
        goals.send(target);
        endIntervention();
    }

    private void begin(String kind) {
        intervention = Optional.of(kind);
        stage.interventionStarted(kind, cause);
    }

    private void endIntervention() {
        intervention.ifPresent(stage::interventionEnded);
        intervention = Optional.empty();
        detour.clear();
        doneNanos = stage.nowNanos;
    }
}

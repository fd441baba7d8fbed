package org.robograde.scenarios.play;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.robograde.robots.units.ArmDriver;
import org.robograde.robots.units.Heard;
import org.robograde.scenarios.site.Barrier;
import org.robograde.scenarios.site.PointInMap;
import org.robograde.scenarios.site.WallSegment;

/**
 * A simulated operator's hand on the joystick: steers the tool from point to point with a person's delay, speed and eye, lifts it over the table between
 * far points and round what stands in the way.
 */
final class HandOnArm {
    private static final double SPEED = 0.22;
    private static final double GAIN_PER_SECOND = 1.8;
    /** An eye on the cell tells no better, metres. */
    private static final double EYE_METERS = 0.0015;

    private static final double THERE_METERS = 0.004;
    private static final double TRAVEL_HEIGHT_METERS = 0.40;
    private static final double LOW_METERS = 0.03;
    private static final double FAR_METERS = 0.25;
    private static final double ROOM_METERS = 0.16;
    private static final double INNER_RADIUS_METERS = 0.50;
    /** Ticks by which a person's eye and hand are late: 0.2 s. */
    private static final int LATE_TICKS = 4;

    private static final double GRIP_SECONDS = 1.2;
    private static final double OPEN_METERS = 0.10;
    private static final int SURE_TICKS = 6;

    private final Stage stage;
    private final ArmDriver driver;
    private final OperatorDesk desk;
    private final Deque<HandMove> moves = new ArrayDeque<>();
    private final Deque<Heard.ToolPose> seen = new ArrayDeque<>();
    private boolean steering;
    private int there;
    private long sinceNanos = Long.MIN_VALUE;

    HandOnArm(Stage stage, ArmDriver driver, OperatorDesk desk, List<HandMove> moves) {
        this.stage = stage;
        this.driver = driver;
        this.desk = desk;
        moves.forEach(this.moves::add);
    }

    /** True when all is done. */
    boolean tick() {
        if (!steering) {
            steering = true;
            stage.events.record("steering_started", "by", "operator");
            expand();
        }
        look();
        HandMove move = moves.peek();
        if (move == null) {
            stop();
            return true;
        }
        if (done(move)) {
            moves.remove();
            sinceNanos = Long.MIN_VALUE;
            there = 0;
            expand();
        }
        return false;
    }

    /** Lets go of the joystick. */
    void stop() {
        if (!steering) return;
        steering = false;
        driver.jog(0, 0, 0);
        stage.events.record("steering_ended", "by", "operator");
    }

    private void look() {
        stage.tool.ifPresent(seen::addLast);
        while (seen.size() > LATE_TICKS) seen.removeFirst();
    }

    private boolean done(HandMove move) {
        if (sinceNanos == Long.MIN_VALUE) {
            sinceNanos = stage.nowNanos;
            if (move instanceof HandMove.Grip grip)
                driver.grip(stage.nextGoalId(), grip.open() ? OPEN_METERS : 0, stage.nowNanos);
        }
        double since = Stage.seconds(stage.nowNanos - sinceNanos);
        if (move instanceof HandMove.To to) return steer(to);
        driver.jog(0, 0, 0);
        return since >= (move instanceof HandMove.Rest rest ? rest.seconds() : GRIP_SECONDS);
    }

    private boolean steer(HandMove.To to) {
        Heard.ToolPose at = seen.peekFirst();
        if (at == null) return false;
        double dx = to.x() - at.x();
        double dy = to.y() - at.y();
        double dz = to.z() - at.z();
        double away = Math.sqrt(dx * dx + dy * dy + dz * dz);
        there = away < THERE_METERS ? there + 1 : 0;
        if (there >= SURE_TICKS) {
            driver.jog(0, 0, 0);
            return true;
        }
        double speed = Math.min(SPEED, GAIN_PER_SECOND * away);
        double factor = away < 1e-6 ? 0 : speed / away;
        driver.jog(dx * factor, dy * factor, dz * factor);
        return false;
    }

    /** Before a far point come the points over which a careful person gets there; and no one aims exactly. */
    private void expand() {
        if (!(moves.peek() instanceof HandMove.To to) || stage.tool.isEmpty()) return;
        Heard.ToolPose from = stage.tool.get();
        if (Math.hypot(to.x() - from.x(), to.y() - from.y()) < FAR_METERS) {
            moves.remove();
            moves.addFirst(new HandMove.To(
                    to.x() + desk.off(EYE_METERS), to.y() + desk.off(EYE_METERS), to.z() + desk.off(EYE_METERS / 2)));
            return;
        }
        List<HandMove.To> over = new ArrayList<>();
        double height = Math.max(TRAVEL_HEIGHT_METERS, Math.max(from.z(), to.z()));
        if (from.z() < TRAVEL_HEIGHT_METERS - LOW_METERS)
            over.add(new HandMove.To(from.x(), from.y(), TRAVEL_HEIGHT_METERS));
        beside(from, to).forEach(point -> over.add(new HandMove.To(point.x(), point.y(), height)));
        if (to.z() < TRAVEL_HEIGHT_METERS - LOW_METERS) over.add(new HandMove.To(to.x(), to.y(), TRAVEL_HEIGHT_METERS));
        for (int i = over.size() - 1; i >= 0; i--) moves.addFirst(over.get(i));
    }

    private List<PointInMap> beside(Heard.ToolPose from, HandMove.To to) {
        List<PointInMap> round = new ArrayList<>();
        for (String id : stage.closedBarriers) {
            Barrier barrier = stage.site.barriers().get(id);
            if (barrier == null || !crosses(from, to, barrier.segment())) continue;
            WallSegment wall = barrier.segment();
            double bearing = Math.atan2((wall.y1() + wall.y2()) / 2, (wall.x1() + wall.x2()) / 2);
            round.add(new PointInMap(INNER_RADIUS_METERS * Math.cos(bearing), INNER_RADIUS_METERS * Math.sin(bearing)));
        }
        return round;
    }

    private static boolean crosses(Heard.ToolPose from, HandMove.To to, WallSegment wall) {
        for (int i = 0; i <= 50; i++) {
            double share = i / 50.0;
            PointInMap at =
                    new PointInMap(from.x() + share * (to.x() - from.x()), from.y() + share * (to.y() - from.y()));
            if (wall.distanceTo(at) < ROOM_METERS) return true;
        }
        return false;
    }
}

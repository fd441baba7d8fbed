package org.robograde.scenarios.play;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.robograde.robots.units.SurgicalArm;
import org.robograde.scenarios.language.SurgicalStep;
import org.robograde.scenarios.site.OperatingTable;
import org.robograde.scenarios.site.TablePoint;

/** What is recorded of one task of an arm: its goal, the poses and paths that are commanded by it, and what happens to the things. */
final class TaskRecord {
    /** A tool nearer than this to a place has come there, whatever the error of its own reckoning. */
    private static final double THERE_METERS = 0.008;

    /** Nothing but being moved shifts a target so far. */
    private static final double MOVED_METERS = 0.001;

    private final Stage stage;
    private final SurgicalStep.Ordered step;
    private final OperatingTable table;
    private final Optional<SurgicalArm> arm;
    private String goalId = "";
    private Optional<TablePoint> pose = Optional.empty();
    private boolean poseReached;
    private PathState path = PathState.BEFORE;
    private boolean placedRight;

    private enum PathState {
        BEFORE,
        AT_START,
        UNDER_WAY,
        OVER
    }

    TaskRecord(Stage stage, SurgicalStep.Ordered step, OperatingTable table) {
        this.stage = stage;
        this.step = step;
        this.table = table;
        this.arm = SurgicalArm.of(stage.driver.profile());
    }

    boolean goalOpen() {
        return !goalId.isEmpty();
    }

    void goalSent() {
        TablePoint at = table.point(step.place()).orElseThrow();
        goalId = stage.nextGoalId();
        stage.events.record("goal_sent", "goalId", goalId, "place", step.place(), "x", at.x(), "y", at.y());
        if (step instanceof SurgicalStep.Insert || step instanceof SurgicalStep.HoldCamera) command(at, step.place());
    }

    private void command(TablePoint at, String poseId) {
        pose = Optional.of(at);
        poseReached = false;
        Map<String, Object> attributes = new TreeMap<>(Map.of("poseId", poseId, "x", at.x(), "y", at.y(), "z", at.z()));
        arm.filter(SurgicalArm::centreKnown).ifPresent(a -> {
            List<Double> q = a.orientationAt(at.x(), at.y(), at.z());
            attributes.put("qx", q.get(0));
            attributes.put("qy", q.get(1));
            attributes.put("qz", q.get(2));
            attributes.put("qw", q.get(3));
        });
        stage.events.record("pose_commanded", attributes);
    }

    void goalEnded(String status) {
        if (goalOpen()) stage.events.record("goal_ended", "goalId", goalId, "place", step.place(), "status", status);
        goalId = "";
    }

    /** From what the unit says of its own work: an end of motion at the place is an arrival. */
    void hear(ArmEar.Flank flank) {
        if (!goalOpen() || flank.tool().isEmpty()) return;
        TablePoint tool = flank.tool().get();
        if (!flank.busy() && pose.isPresent() && tool.distanceTo(pose.get()) < THERE_METERS) mark("pose_reached");
        if (!(step instanceof SurgicalStep.Trace trace)) return;
        List<TablePoint> line = table.line(trace.line());
        boolean atStart = tool.distanceTo(line.get(0)) < THERE_METERS;
        boolean atEnd = tool.distanceTo(line.get(line.size() - 1)) < THERE_METERS;
        if (!flank.busy() && path == PathState.BEFORE && atStart) path = PathState.AT_START;
        else if (flank.busy() && path == PathState.AT_START) mark("path_begun");
        else if (!flank.busy() && path == PathState.UNDER_WAY && atEnd) mark("path_ended");
    }

    /** That something has been reached, by the unit's word or the operator's. */
    void mark(String kind) {
        if (kind.equals("pose_reached") && pose.isPresent() && !poseReached) {
            poseReached = true;
            stage.events.record("pose_reached", "poseId", poseId());
        } else if (kind.equals("path_begun") && step instanceof SurgicalStep.Trace trace) {
            path = PathState.UNDER_WAY;
            List<TablePoint> line = table.line(trace.line());
            stage.events.record(
                    "path_commanded",
                    "pathId",
                    trace.line(),
                    "x",
                    line.stream().map(TablePoint::x).toList(),
                    "y",
                    line.stream().map(TablePoint::y).toList(),
                    "z",
                    line.stream().map(TablePoint::z).toList());
        } else if (kind.equals("path_ended") && path == PathState.UNDER_WAY) {
            path = PathState.OVER;
            stage.events.record("path_ended", "pathId", step.place());
        }
    }

    private String poseId() {
        boolean moved = pose.isPresent()
                && table.point(step.place()).isPresent()
                && pose.get().distanceTo(table.point(step.place()).get()) > MOVED_METERS;
        return moved ? step.place() + "-moved" : step.place();
    }

    /** What a person at the table saw since the last look. */
    void see(FieldReport report) {
        for (FieldReport.Seen seen : report.events()) thing(seen);
        if (!goalOpen() || poseReached || pose.isEmpty()) return;
        TablePoint now = report.things().getOrDefault(step.place(), pose.get());
        if (now.distanceTo(pose.get()) > MOVED_METERS) command(now, step.place() + "-moved");
    }

    private void thing(FieldReport.Seen seen) {
        switch (seen.kind()) {
            case "grasped" -> {
                stage.events.record("object_chosen", "object", seen.object());
                stage.events.record("grasp_ended", "object", seen.object(), "outcome", "succeeded");
            }
            case "grasp_failed" -> stage.events.record("grasp_ended", "object", seen.object(), "outcome", "failed");
            case "dropped" -> stage.events.record("grasp_ended", "object", seen.object(), "outcome", "dropped");
            case "placed" -> placed(seen);
            default -> {
                // Of another field; nothing here to record.
            }
        }
    }

    private void placed(FieldReport.Seen seen) {
        TablePoint target = step instanceof SurgicalStep.Transfer
                ? table.point(step.place()).orElse(seen.at())
                : seen.at();
        placedRight = step instanceof SurgicalStep.Transfer transfer
                && seen.object().equals(transfer.ring())
                && seen.at().planeDistanceTo(target) < THERE_METERS / 2
                && Math.abs(seen.at().z() - target.z()) < THERE_METERS / 4;
        stage.events.record(
                "object_placed",
                "object",
                seen.object(),
                "x",
                seen.at().x(),
                "y",
                seen.at().y(),
                "z",
                seen.at().z(),
                "targetX",
                target.x(),
                "targetY",
                target.y(),
                "targetZ",
                target.z());
    }

    /** Whether what can be judged at the table is as it should be. */
    boolean asOrdered(boolean reported) {
        return !reported || !(step instanceof SurgicalStep.Transfer) || placedRight;
    }
}

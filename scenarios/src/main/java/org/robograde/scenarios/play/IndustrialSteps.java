package org.robograde.scenarios.play;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.robograde.robots.units.ArmDriver;
import org.robograde.robots.units.ArmGoal;
import org.robograde.robots.units.LinkException;
import org.robograde.scenarios.language.IndustrialStep;
import org.robograde.scenarios.site.Cell;
import org.robograde.scenarios.site.SitePlace;

/** Turns steps for arms into their playing form, with the events that the record needs of each. */
final class IndustrialSteps {
    private static final double ABOVE_METERS = 0.15;
    /** Poses are looked at for half a second after they are reached. */
    private static final double LOOKED_AT_SECONDS = 0.7;

    private static final double POINTS_METERS = 0.01;
    private static final double AFTER_PULL_SECONDS = 2.5;

    private final Stage stage;
    private final OperatorDesk desk;
    private final Cell cell;

    IndustrialSteps(Stage stage, OperatorDesk desk) {
        this.stage = stage;
        this.desk = desk;
        this.cell = stage.site.cell().orElse(Cell.empty());
    }

    Running start(IndustrialStep step) {
        if (step instanceof IndustrialStep.MoveTo one) return moves(one);
        if (step instanceof IndustrialStep.MoveJoints one) return new RunningJoints(stage, driver(), one);
        if (step instanceof IndustrialStep.FollowPath one) return paths(one);
        if (step instanceof IndustrialStep.Pick one) return pick(one);
        if (step instanceof IndustrialStep.Place one) return place(one);
        return handOver((IndustrialStep.HandOver) step);
    }

    private ArmDriver driver() {
        if (stage.driver instanceof ArmDriver arm) return arm;
        throw new LinkException("unit " + stage.driver.profile().id() + " is no arm");
    }

    private Cell.CellPose pose(String id) {
        Cell.CellPose pose = cell.poses().get(id);
        if (pose == null) throw new IllegalStateException("unchecked pose " + id);
        return pose;
    }

    private static ArmGoal.Pose goal(Cell.CellPose pose) {
        return new ArmGoal.Pose(pose.x(), pose.y(), pose.z(), pose.qx(), pose.qy(), pose.qz(), pose.qw());
    }

    private Running moves(IndustrialStep.MoveTo step) {
        List<Supplier<Running>> all = new ArrayList<>();
        String before = step.poses().get(step.poses().size() - 1);
        for (int cycle = 0; cycle < step.cycles(); cycle++)
            for (String id : step.poses()) {
                String from = before;
                all.add(() -> move(id, from, step.timeoutSeconds()));
                before = id;
            }
        return new RunningChain(all);
    }

    private Running move(String id, String from, double timeoutSeconds) {
        Cell.CellPose to = pose(id);
        ArmWork work = new ArmWork(
                "move_to",
                id,
                id,
                List.of(goal(to)),
                0,
                timeoutSeconds,
                () -> List.of(new HandMove.To(to.x(), to.y(), to.z())),
                Optional.empty(),
                false);
        return new RunningThen(
                stage,
                () -> stage.events.record(
                        "pose_commanded",
                        Map.of(
                                "poseId",
                                id,
                                "x",
                                to.x(),
                                "y",
                                to.y(),
                                "z",
                                to.z(),
                                "qx",
                                to.qx(),
                                "qy",
                                to.qy(),
                                "qz",
                                to.qz(),
                                "qw",
                                to.qw(),
                                "approach",
                                "from " + from)),
                new RunningArmTask(stage, desk, work),
                LOOKED_AT_SECONDS,
                () -> {
                    stage.events.record("pose_reached", "poseId", id);
                    return true;
                },
                () -> {});
    }

    private Running paths(IndustrialStep.FollowPath step) {
        List<String> through = cell.paths().getOrDefault(step.path(), List.of());
        List<Supplier<Running>> all = new ArrayList<>();
        for (int cycle = 0; cycle < step.cycles(); cycle++) {
            all.add(() -> approach(through.get(0), step.timeoutSeconds()));
            all.add(() -> path(step, through));
        }
        return new RunningChain(all);
    }

    private Running approach(String id, double timeoutSeconds) {
        Cell.CellPose to = pose(id);
        return new RunningArmTask(
                stage,
                desk,
                new ArmWork(
                        "move_to",
                        id,
                        id,
                        List.of(goal(to)),
                        0,
                        timeoutSeconds,
                        () -> List.of(new HandMove.To(to.x(), to.y(), to.z())),
                        Optional.empty(),
                        false));
    }

    private Running path(IndustrialStep.FollowPath step, List<String> through) {
        List<Cell.CellPose> poses = through.stream().map(this::pose).toList();
        ArmWork work = new ArmWork(
                "follow_path",
                step.path(),
                step.path(),
                poses.stream().map(IndustrialSteps::goal).toList(),
                step.metersPerSecond(),
                step.timeoutSeconds(),
                () -> poses.stream()
                        .<HandMove>map(to -> new HandMove.To(to.x(), to.y(), to.z()))
                        .toList(),
                Optional.empty(),
                false);
        return new RunningThen(
                stage,
                () -> {
                    List<double[]> points = points(poses);
                    stage.events.record(
                            "path_commanded",
                            Map.of(
                                    "pathId",
                                    step.path(),
                                    "x",
                                    points.stream().map(point -> point[0]).toList(),
                                    "y",
                                    points.stream().map(point -> point[1]).toList(),
                                    "z",
                                    points.stream().map(point -> point[2]).toList(),
                                    "metersPerSecond",
                                    step.metersPerSecond()));
                },
                new RunningArmTask(stage, desk, work),
                0,
                () -> {
                    stage.events.record("path_ended", "pathId", step.path());
                    return true;
                },
                () -> {});
    }

    /** The commanded course, point by point, so that it can be compared along its whole length. */
    private static List<double[]> points(List<Cell.CellPose> poses) {
        List<double[]> points = new ArrayList<>();
        for (int i = 1; i < poses.size(); i++) {
            Cell.CellPose from = poses.get(i - 1);
            Cell.CellPose to = poses.get(i);
            double length = Math.hypot(Math.hypot(to.x() - from.x(), to.y() - from.y()), to.z() - from.z());
            int pieces = Math.max(1, (int) Math.ceil(length / POINTS_METERS));
            for (int k = i == 1 ? 0 : 1; k <= pieces; k++) {
                double share = (double) k / pieces;
                points.add(new double[] {
                    from.x() + share * (to.x() - from.x()),
                    from.y() + share * (to.y() - from.y()),
                    from.z() + share * (to.z() - from.z())
                });
            }
        }
        return points;
    }

    private Running pick(IndustrialStep.Pick step) {
        Cell.Part part = part(step.object());
        List<ArmGoal.Pose> told =
                step.asOrdered() ? List.of() : List.of(new ArmGoal.Pose(part.x(), part.y(), part.z(), 1, 0, 0, 0));
        ArmWork work = new ArmWork(
                "pick",
                step.asOrdered() ? "" : step.object(),
                step.object(),
                told,
                0,
                step.timeoutSeconds(),
                () -> pickByHand(step.object()),
                Optional.of(step.object()),
                true);
        return new RunningThen(
                stage,
                () -> {},
                new RunningArmTask(stage, desk, work),
                0,
                () -> grasped(step.object()),
                () -> stage.events.record("grasp_ended", "object", step.object(), "outcome", "failed"));
    }

    private Cell.Part part(String id) {
        Cell.Part part = cell.parts().get(id);
        if (part == null) throw new IllegalStateException("unchecked part " + id);
        return part;
    }

    private List<HandMove> pickByHand(String object) {
        Cell.Part taught = part(object);
        CellView.Seen at = CellView.of(stage)
                .flatMap(view -> view.part(object))
                .orElse(new CellView.Seen(taught.x(), taught.y(), taught.z(), ""));
        if (at.holder().equals("unit")) return List.of();
        return List.of(
                new HandMove.Grip(true),
                new HandMove.To(at.x(), at.y(), at.z() + ABOVE_METERS),
                new HandMove.To(at.x(), at.y(), at.z()),
                new HandMove.Grip(false),
                new HandMove.To(at.x(), at.y(), at.z() + ABOVE_METERS));
    }

    /** What the field saw the unit take. */
    private boolean grasped(String object) {
        Optional<CellView> view = CellView.of(stage);
        if (view.isEmpty()) return true;
        Optional<String> held = view.get().held();
        held.ifPresent(taken -> stage.events.record("object_chosen", "object", taken));
        String outcome = held.isPresent() ? "succeeded" : "failed";
        stage.events.record("grasp_ended", "object", held.orElse(object), "outcome", outcome);
        return held.isPresent();
    }

    private Running place(IndustrialStep.Place step) {
        Cell.CellPose to = pose(step.to());
        ArmWork work = new ArmWork(
                "place",
                step.to(),
                step.to(),
                List.of(goal(to)),
                0,
                step.timeoutSeconds(),
                () -> placeByHand(step.object(), to),
                Optional.of(step.object()),
                false);
        String[] carried = {""};
        return new RunningThen(
                stage,
                () -> carried[0] = CellView.of(stage).flatMap(CellView::held).orElse(""),
                new RunningArmTask(stage, desk, work),
                0.5,
                () -> placed(step, to, carried[0]),
                () -> {});
    }

    private List<HandMove> placeByHand(String object, Cell.CellPose to) {
        boolean held = CellView.of(stage).map(view -> view.held().isPresent()).orElse(true);
        List<HandMove> moves = new ArrayList<>(held ? List.of() : pickByHand(object));
        moves.add(new HandMove.To(to.x(), to.y(), to.z() + ABOVE_METERS));
        moves.add(new HandMove.To(to.x(), to.y(), to.z()));
        moves.add(new HandMove.Grip(true));
        moves.add(new HandMove.To(to.x(), to.y(), to.z() + ABOVE_METERS));
        return moves;
    }

    /** Where the field sees the part; a part that was lost on the way is a grasp that was dropped. */
    private boolean placed(IndustrialStep.Place step, Cell.CellPose to, String carried) {
        Optional<CellView> view = CellView.of(stage);
        if (view.isEmpty()) return true;
        String object = carried.isEmpty() ? step.object() : carried;
        Optional<CellView.Seen> seen = view.get().part(object);
        if (seen.isEmpty()) return false;
        double off = Math.hypot(seen.get().x() - to.x(), seen.get().y() - to.y());
        if (off > 10 * step.withinMeters()) {
            stage.events.record("grasp_ended", "object", object, "outcome", "dropped");
            return false;
        }
        Map<String, Object> attributes = new TreeMap<>();
        attributes.put("object", object);
        attributes.put("x", seen.get().x());
        attributes.put("y", seen.get().y());
        attributes.put("z", seen.get().z());
        attributes.put("targetX", to.x());
        attributes.put("targetY", to.y());
        attributes.put("targetZ", to.z());
        stage.events.record("object_placed", attributes);
        return object.equals(step.object()) && off <= step.withinMeters();
    }

    private Running handOver(IndustrialStep.HandOver step) {
        Cell.CellPose at = pose(step.at());
        String handoverId = stage.nextGoalId();
        ArmWork work = new ArmWork(
                "hand_over",
                step.object(),
                step.at(),
                List.of(goal(at)),
                0,
                step.timeoutSeconds(),
                () -> handOverByHand(step.object(), at),
                Optional.of(step.object()),
                false);
        return new RunningThen(
                stage,
                () -> {
                    step.person().ifPresent(person -> call(person, step.object()));
                    stage.events.record("handover_started", "handoverId", handoverId, "object", step.object());
                },
                new RunningArmTask(stage, desk, work),
                0,
                () -> handedOver(step, handoverId),
                () -> stage.events.record("handover_ended", "handoverId", handoverId, "outcome", "failed"));
    }

    private void call(IndustrialStep.Person person, String object) {
        SitePlace from = stage.place(person.from());
        SitePlace to = stage.place(person.to());
        Map<String, Object> asked = new TreeMap<>();
        asked.put("actor", "receiver");
        asked.put("fromX", from.x());
        asked.put("fromY", from.y());
        asked.put("toX", to.x());
        asked.put("toY", to.y());
        asked.put("speedMetersPerSecond", person.metersPerSecond());
        FieldControl.Outcome outcome = stage.field.stimulate("person_takes", asked);
        if (!outcome.accepted())
            stage.events.record(
                    "stimulus_unavailable", "stimulus", "receiver of " + object, "reason", outcome.reason());
    }

    private List<HandMove> handOverByHand(String object, Cell.CellPose at) {
        boolean held = CellView.of(stage).map(view -> view.held().isPresent()).orElse(true);
        List<HandMove> moves = new ArrayList<>(held ? List.of() : pickByHand(object));
        moves.add(new HandMove.To(at.x(), at.y(), at.z()));
        moves.add(new HandMove.Rest(AFTER_PULL_SECONDS));
        moves.add(new HandMove.Grip(true));
        return moves;
    }

    private boolean handedOver(IndustrialStep.HandOver step, String handoverId) {
        Optional<CellView> view = CellView.of(stage);
        String holder = view.flatMap(seen -> seen.part(step.object()))
                .map(CellView.Seen::holder)
                .orElse("person");
        String outcome = holder.equals("person") ? "succeeded" : holder.equals("unit") ? "failed" : "dropped";
        stage.events.record("handover_ended", "handoverId", handoverId, "outcome", outcome);
        return outcome.equals("succeeded");
    }
}

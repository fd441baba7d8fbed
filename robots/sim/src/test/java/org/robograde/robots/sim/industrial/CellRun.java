package org.robograde.robots.sim.industrial;

import java.net.URI;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.robograde.robots.sim.ability.Ability;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.arm.ToolPose;

/** A cell driven by a test without ROS: tell, send, wait in simulated seconds. */
final class CellRun {
    static final CellPlan PLAN = new CellPlan(
            List.of(
                    new CellObject("red-gear", new Point3(1.05, -0.45, 0.03), 0.4),
                    new CellObject("blue-gear", new Point3(0.90, -0.55, 0.03), 0.4),
                    new CellObject("steel-shaft", new Point3(0.75, -0.45, 0.03), 1.2)),
            List.of(new CellBarrier("table-wall", 0.78, 0, 1.25, 0, 0.9)));
    static final Point3 TRAY = new Point3(1.05, 0.45, 0.03);

    final CellDiary diary = new CellDiary();
    final SteppedCell cell;
    private final CellStranger stranger = new CellStranger();
    private int goals;

    CellRun(Ability ability, long seed) {
        cell = new SteppedCell(
                new IndustrialOptions(URI.create("http://127.0.0.1:1"), PLAN, ability, seed), diary, stranger);
    }

    void tell(ArmCommand command) {
        cell.step(List.of(command));
    }

    void hear(String text) {
        tell(new ArmCommand.Hear(text));
    }

    void task(ArmCommand.Verb verb, String target, Point3... places) {
        List<ToolPose> poses = List.of(places).stream().map(ToolPose::down).toList();
        tell(new ArmCommand.Task("goal-" + ++goals, cell.nowNanos(), verb, target, poses, 0));
    }

    boolean passUntil(BooleanSupplier condition, double secondsAtMost) {
        long end = cell.nowNanos() + Math.round(secondsAtMost * 1e9);
        while (cell.nowNanos() < end && !condition.getAsBoolean()) {
            cell.step(stranger.take());
        }
        return condition.getAsBoolean();
    }

    void pass(double seconds) {
        passUntil(() -> false, seconds);
    }

    /** How the task now under way ends; what is said for one that does not end in time. */
    ActionState.Phase end(double secondsAtMost) {
        long before = ended();
        if (!passUntil(() -> ended() > before, secondsAtMost)) {
            throw new AssertionError("no end after " + secondsAtMost + " s; said: " + diary.said);
        }
        return diary.ended.get(diary.ended.size() - 1).state().phase();
    }

    private long ended() {
        return diary.ended.stream()
                .filter(one -> one.action() == ArmAction.TASK)
                .count();
    }

    ActionState.Phase pick(String object) {
        task(
                ArmCommand.Verb.PICK,
                object,
                PLAN.objects().stream()
                        .filter(each -> each.id().equals(object))
                        .findFirst()
                        .orElseThrow()
                        .place());
        return end(90);
    }

    boolean stimulate(String kind, String json) {
        return cell.stimulate(kind, json).accepted();
    }

    Point3 tool() {
        return cell.unit().truePose().position();
    }

    boolean holds(String object) {
        return cell.world().heldObject().filter(object::equals).isPresent();
    }
}

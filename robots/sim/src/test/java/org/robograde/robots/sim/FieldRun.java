package org.robograde.robots.sim;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.robograde.robots.sim.ability.Ability;
import org.robograde.robots.sim.granted.StimulusAnswer;
import org.robograde.robots.sim.unit.Goal;
import org.robograde.robots.sim.unit.GoalState;
import org.robograde.robots.sim.world.PlanePose;

/** A field driven by a test without ROS: say, send, wait in simulated seconds. */
final class FieldRun implements AutoCloseable {
    final FieldDiary diary = new FieldDiary();
    final SteppedField field;
    private final Stranger stranger = new Stranger();
    private int goals;

    FieldRun(Ability ability, long seed) {
        this(ability, false, seed);
    }

    FieldRun(Ability ability, boolean camera, long seed) {
        field = new SteppedField(HotelCorridor.options(ability, camera, seed), diary, stranger);
    }

    double seconds() {
        return field.nowNanos() / 1e9;
    }

    void goTo(PlanePose target) {
        tell(new Command.TakeGoal(new Goal("goal-" + goals++, field.nowNanos(), target)));
    }

    void hear(String text) {
        tell(new Command.Hear(text));
    }

    void tell(Command command) {
        field.step(List.of(command));
    }

    StimulusAnswer stimulate(String kind, String json) {
        return field.stimulate(kind, json);
    }

    void pass(double seconds) {
        passUntil(() -> false, seconds);
    }

    /** False if it did not come true in time. */
    boolean passUntil(BooleanSupplier condition, double secondsAtMost) {
        long end = field.nowNanos() + Math.round(secondsAtMost * 1e9);
        while (field.nowNanos() < end) {
            if (condition.getAsBoolean()) {
                return true;
            }
            field.step(stranger.take());
        }
        return condition.getAsBoolean();
    }

    boolean passUntilGoalEnds(double secondsAtMost) {
        int before = diary.ended.size();
        return passUntil(() -> diary.ended.size() > before, secondsAtMost);
    }

    GoalState lastEnd() {
        return diary.ended.get(diary.ended.size() - 1).status().state();
    }

    boolean heardSaying(String part) {
        return diary.said.stream().anyMatch(said -> said.text().contains(part));
    }

    double speedNow() {
        return diary.odometry.isEmpty()
                ? 0
                : diary.odometry.get(diary.odometry.size() - 1).speed().linear();
    }

    @Override
    public void close() {
        field.close();
    }
}

package org.robograde.robots.sim.industrial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps one action's goals as a simple action server does: one at a time, a newer one preempts, a cancellation goes by id, by stamp, or to all. */
final class ActionBoard {
    private static final long REMEMBERED_NANOS = 5_000_000_000L;

    private final Consumer<ActionState> results;
    private final List<Ended> ended = new ArrayList<>();
    private Optional<ActionState> active = Optional.empty();
    private boolean changed;

    private record Ended(ActionState state, long atNanos) {}

    /** @param results told how each goal ended, once */
    ActionBoard(Consumer<ActionState> results) {
        this.results = results;
    }

    Optional<ActionState> active() {
        return active;
    }

    void accept(String id, long stampNanos, long nowNanos) {
        end(ActionState.Phase.PREEMPTED, "another goal came", nowNanos);
        active = Optional.of(new ActionState(id, stampNanos, ActionState.Phase.ACTIVE, "under way"));
        changed = true;
    }

    void reject(String id, long stampNanos, String why, long nowNanos) {
        note(new ActionState(id, stampNanos, ActionState.Phase.REJECTED, why), nowNanos);
    }

    /** True if the goal under way was cancelled. */
    boolean cancel(String id, long stampNanos, long nowNanos) {
        boolean all = id.isEmpty() && stampNanos == 0;
        boolean hit = active.filter(
                        goal -> all || goal.goalId().equals(id) || (stampNanos != 0 && goal.stampNanos() <= stampNanos))
                .isPresent();
        if (hit) {
            end(ActionState.Phase.PREEMPTED, "cancelled", nowNanos);
        }
        return hit;
    }

    void end(ActionState.Phase how, String why, long nowNanos) {
        Optional<ActionState> was = active;
        active = Optional.empty();
        was.ifPresent(goal -> note(goal.ended(how, why), nowNanos));
    }

    private void note(ActionState state, long nowNanos) {
        ended.add(new Ended(state, nowNanos));
        changed = true;
        results.accept(state);
    }

    /** True once after any goal changed its state. */
    boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    /** The goals of now and of the last seconds, oldest first. */
    List<ActionState> states(long nowNanos) {
        ended.removeIf(one -> nowNanos - one.atNanos() > REMEMBERED_NANOS);
        List<ActionState> all = new ArrayList<>();
        ended.forEach(one -> all.add(one.state()));
        active.ifPresent(all::add);
        return all;
    }
}

package org.robograde.robots.sim.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the goals by the rules of a simple action server: one goal at a time, a newer one preempts it, an older one is recalled, a
 * cancellation goes by id, by time stamp, or to all. Ended goals stay on the list for {@value #REMEMBERED_SECONDS} s.
 */
final class GoalBoard {
    private static final int REMEMBERED_SECONDS = 5;

    private final UnitOutlet outlet;
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> cancelledBeforehand = new ArrayList<>();
    private long cancelledUpToNanos = Long.MIN_VALUE;
    private boolean changed;

    GoalBoard(UnitOutlet outlet) {
        this.outlet = outlet;
    }

    Optional<Goal> active() {
        return activeEntry().map(entry -> entry.status.goal());
    }

    Optional<GoalStatus> activeStatus() {
        return activeEntry().map(entry -> entry.status);
    }

    /** True if the goal is active from now on. */
    boolean submit(Goal goal, long nowNanos) {
        boolean cancelled = (goal.stampNanos() != 0 && goal.stampNanos() <= cancelledUpToNanos)
                || cancelledBeforehand.remove(goal.id());
        boolean outdated =
                active().filter(now -> goal.stampNanos() < now.stampNanos()).isPresent();
        if (cancelled || outdated) {
            String why = cancelled ? "cancelled before it came" : "older than the goal under way";
            note(new GoalStatus(goal, GoalState.RECALLED, why), nowNanos);
            return false;
        }
        end(GoalState.PREEMPTED, "another goal came", nowNanos);
        entries.add(new Entry(new GoalStatus(goal, GoalState.ACTIVE, "under way"), nowNanos));
        changed = true;
        return true;
    }

    void reject(Goal goal, String why, long nowNanos) {
        note(new GoalStatus(goal, GoalState.REJECTED, why), nowNanos);
    }

    /** An empty id with stamp 0 cancels all. True if the goal under way was cancelled by this. */
    boolean cancel(String id, long stampNanos, long nowNanos) {
        boolean all = id.isEmpty() && stampNanos == 0;
        Optional<Goal> active = active();
        boolean hit = active.filter(
                        goal -> all || goal.id().equals(id) || (stampNanos != 0 && goal.stampNanos() <= stampNanos))
                .isPresent();
        boolean known =
                entries.stream().anyMatch(entry -> entry.status.goal().id().equals(id));
        if (!id.isEmpty() && !known) {
            cancelledBeforehand.add(id);
        }
        cancelledUpToNanos = Math.max(cancelledUpToNanos, stampNanos);
        if (hit) {
            end(GoalState.PREEMPTED, "cancelled", nowNanos);
        }
        return hit;
    }

    /** Ends the goal under way, if there is one. */
    void end(GoalState state, String text, long nowNanos) {
        activeEntry().ifPresent(entry -> {
            entries.remove(entry);
            note(new GoalStatus(entry.status.goal(), state, text), nowNanos);
        });
    }

    /** True once after any goal changed its state. */
    boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    /** The goals of now and of the last seconds, oldest first. */
    List<GoalStatus> statuses(long nowNanos) {
        entries.removeIf(entry -> entry.status.state() != GoalState.ACTIVE
                && nowNanos - entry.sinceNanos > REMEMBERED_SECONDS * 1_000_000_000L);
        return entries.stream().map(entry -> entry.status).toList();
    }

    private void note(GoalStatus status, long nowNanos) {
        entries.add(new Entry(status, nowNanos));
        changed = true;
        outlet.goalResult(status);
    }

    private Optional<Entry> activeEntry() {
        return entries.stream()
                .filter(entry -> entry.status.state() == GoalState.ACTIVE)
                .findFirst();
    }

    private record Entry(GoalStatus status, long sinceNanos) {}
}

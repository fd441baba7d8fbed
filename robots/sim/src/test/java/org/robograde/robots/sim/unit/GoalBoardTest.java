package org.robograde.robots.sim.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.robograde.robots.sim.world.PlanePose;

class GoalBoardTest {
    private final List<String> results = new ArrayList<>();
    private final GoalBoard board = new GoalBoard(outlet());

    @Test
    void a_newer_goal_preempts_the_one_under_way() {
        assertThat(board.submit(goal("a", 10), 0)).isTrue();
        assertThat(board.submit(goal("b", 20), 0)).isTrue();
        assertThat(results).containsExactly("a PREEMPTED");
        assertThat(board.active())
                .hasValueSatisfying(goal -> assertThat(goal.id()).isEqualTo("b"));
    }

    @Test
    void an_older_goal_is_recalled() {
        board.submit(goal("a", 20), 0);
        assertThat(board.submit(goal("b", 10), 0)).isFalse();
        assertThat(results).containsExactly("b RECALLED");
    }

    @Test
    void neither_id_nor_stamp_cancels_everything() {
        board.submit(goal("a", 10), 0);
        assertThat(board.cancel("", 0, 0)).isTrue();
        assertThat(results).containsExactly("a PREEMPTED");
    }

    @Test
    void an_id_cancels_that_goal_only() {
        board.submit(goal("a", 10), 0);
        assertThat(board.cancel("b", 0, 0)).isFalse();
        assertThat(board.active()).isPresent();
        assertThat(board.cancel("a", 0, 0)).isTrue();
    }

    @Test
    void a_stamp_cancels_goals_up_to_it_and_those_still_on_their_way() {
        board.submit(goal("a", 30), 0);
        assertThat(board.cancel("", 29, 0)).isFalse();
        assertThat(board.cancel("", 30, 0)).isTrue();
        assertThat(board.submit(goal("late", 25), 0)).isFalse();
        assertThat(results).containsExactly("a PREEMPTED", "late RECALLED");
    }

    @Test
    void a_goal_cancelled_by_id_before_it_came_is_recalled() {
        board.cancel("a", 0, 0);
        assertThat(board.submit(goal("a", 10), 0)).isFalse();
        assertThat(board.submit(goal("a2", 11), 0)).isTrue();
    }

    @Test
    void an_ended_goal_stays_on_the_list_for_five_seconds() {
        board.submit(goal("a", 10), 0);
        board.end(GoalState.SUCCEEDED, "arrived", 1_000_000_000L);
        assertThat(board.statuses(6_000_000_000L)).hasSize(1);
        assertThat(board.statuses(6_000_000_001L)).isEmpty();
    }

    private static Goal goal(String id, long stampNanos) {
        return new Goal(id, stampNanos, PlanePose.ORIGIN);
    }

    private UnitOutlet outlet() {
        return (UnitOutlet) Proxy.newProxyInstance(
                UnitOutlet.class.getClassLoader(), new Class<?>[] {UnitOutlet.class}, (proxy, method, arguments) -> {
                    GoalStatus status = (GoalStatus) arguments[0];
                    results.add(status.goal().id() + " " + status.state());
                    return null;
                });
    }
}

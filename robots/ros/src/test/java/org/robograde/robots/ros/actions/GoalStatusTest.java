package org.robograde.robots.ros.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.ros.actions.GoalStatus.Step;

/** The server's machine, as drawn on ROS's page "actionlib: detailed description". */
class GoalStatusTest {
    @ParameterizedTest
    @CsvSource({
        "PENDING, ACCEPT, ACTIVE",
        "PENDING, REJECT, REJECTED",
        "PENDING, REQUEST_CANCEL, RECALLING",
        "PENDING, CANCEL, RECALLED",
        "PENDING, SUCCEED,",
        "PENDING, ABORT,",
        "RECALLING, ACCEPT, PREEMPTING",
        "RECALLING, REJECT, REJECTED",
        "RECALLING, CANCEL, RECALLED",
        "RECALLING, REQUEST_CANCEL,",
        "RECALLING, SUCCEED,",
        "ACTIVE, REQUEST_CANCEL, PREEMPTING",
        "ACTIVE, CANCEL, PREEMPTED",
        "ACTIVE, SUCCEED, SUCCEEDED",
        "ACTIVE, ABORT, ABORTED",
        "ACTIVE, REJECT,",
        "ACTIVE, ACCEPT,",
        "PREEMPTING, CANCEL, PREEMPTED",
        "PREEMPTING, SUCCEED, SUCCEEDED",
        "PREEMPTING, ABORT, ABORTED",
        "PREEMPTING, REQUEST_CANCEL,",
        "PREEMPTING, REJECT,",
    })
    void a_step_leads_where_actionlib_says(GoalStatus from, Step step, GoalStatus to) {
        assertThat(from.after(step)).isEqualTo(Optional.ofNullable(to));
    }

    @Test
    void what_is_over_stays_over() {
        for (GoalStatus status : GoalStatus.values()) {
            for (Step step : Step.values()) {
                assertThat(status.isTerminal() && status.after(step).isPresent())
                        .as(status + " " + step)
                        .isFalse();
            }
        }
    }

    @Test
    void the_numbers_are_those_of_the_message() {
        MessageSchema schema = MessageRegistry.shipped().get("actionlib_msgs/GoalStatus");
        for (GoalStatus status : GoalStatus.values()) {
            assertThat(schema.constant(status.name())).contains((long) status.number());
            assertThat(GoalStatus.of(status.number())).contains(status);
        }
        assertThat(GoalStatus.of(10)).isEmpty();
    }
}

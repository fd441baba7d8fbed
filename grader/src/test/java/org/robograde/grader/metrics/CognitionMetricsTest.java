package org.robograde.grader.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CognitionMetricsTest {
    private static Tape orders() {
        return new Tape().event(0, "trial_started", "scenario", "s");
    }

    @Test
    void the_object_taken_is_held_against_the_object_named() {
        Tape tape = orders().event(1, "order_given", "text", "Bring the red cup", "object", "red-cup")
                .event(5, "object_chosen", "object", "red-cup")
                .event(10, "order_given", "text", "Bring the book", "object", "book")
                .event(15, "object_chosen", "object", "magazine")
                .event(20, "order_given", "text", "Bring the pen", "object", "pen");

        Measurement right = tape.measured("cognition.right-object");
        assertThat(right.value()).isEqualTo(1 / 3.0);
        assertThat(right.samples()).isEqualTo(3);
        assertThat(right.references().get(0).what()).isEqualTo("told to take book, took magazine");
        assertThat(right.references().get(1).what()).isEqualTo("told to take pen, took nothing");
    }

    @Test
    void where_the_field_records_no_objects_nothing_is_held_against_the_unit() {
        assertThat(orders().event(1, "order_given", "text", "Bring the red cup", "object", "red-cup")
                        .obstacle("cognition.right-object"))
                .isEqualTo("the field did not record which object the unit took");
    }

    @Test
    void asking_back_is_right_on_ambiguous_orders_and_only_there() {
        Tape tape = orders().event(1, "order_given", "text", "Bring the cup", "ambiguous", true)
                .say(2, "Which cup do you mean?")
                .goal(4, 9, "kitchen", 3, "succeeded")
                .event(10, "order_given", "text", "Bring a book", "ambiguous", true)
                .goal(11, 20, "library", 3, "succeeded")
                .say(12, "Which one?")
                .event(21, "order_given", "text", "Go to the dock", "ambiguous", false)
                .goal(22, 29, "dock", 0, "succeeded")
                .event(30, "order_given", "text", "Go to 203", "ambiguous", false)
                .say(31, "你确定吗？");

        Measurement asked = tape.measured("cognition.clarification-asked");
        assertThat(asked.value())
                .as("the second question came after it had set out")
                .isEqualTo(0.5);
        assertThat(asked.samples()).isEqualTo(2);
        assertThat(tape.measured("cognition.clear-order-taken").value()).isEqualTo(0.5);
    }

    @Test
    void an_order_that_says_nothing_of_its_clearness_does_not_count() {
        assertThat(orders().event(1, "order_given", "text", "Go").obstacle("cognition.clarification-asked"))
                .isEqualTo("no order was given of which the scenario says that it is ambiguous");
    }
}

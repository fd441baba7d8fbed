package org.robograde.robots.sim.unit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.robograde.robots.sim.world.PlanePose;

class RecollectionTest {
    private static final Goal ROOM = new Goal("1", 1, new PlanePose(8, 4, 0));
    private static final Goal SOUTH = new Goal("2", 2, new PlanePose(6, 1, 0));

    private final Recollection recollection = new Recollection(Recollection.Depth.MEANING, java.util.Set.of());

    @Test
    void a_place_keeps_its_name_when_the_way_there_is_interrupted() {
        tell("Take the towels to room 203.");
        recollection.setOut(ROOM);
        tell("Go by way of south-corridor.");
        recollection.setOut(SOUTH);
        assertThat(recollection.arrived(SOUTH)).isEqualTo("I have arrived at the south-corridor.");
        recollection.setOut(ROOM);
        assertThat(recollection.arrived(ROOM)).isEqualTo("I have arrived at room 203.");
        assertThat(tell("Which room did you go to?")).isEqualTo("I went to room 203.");
        assertThat(tell("What did you bring?")).isEqualTo("I took the towels to room 203.");
    }

    @Test
    void it_tells_what_it_met() {
        assertThat(tell("Is the way free?")).startsWith("Yes");
        recollection.wayWasBlocked();
        recollection.waited();
        assertThat(tell("Is the way free?")).startsWith("No");
        assertThat(tell("Why did you turn round?")).contains("blocked");
        assertThat(tell("Did you meet anyone?")).contains("1");
    }

    @Test
    void it_admits_what_it_does_not_know() {
        assertThat(tell("Which room did you go to?")).isEqualTo("I have been to no room yet.");
        assertThat(tell("What is the capital of France?")).isEqualTo("I do not know that.");
    }

    private String tell(String text) {
        return recollection.reply(text, PlanePose.ORIGIN);
    }
}

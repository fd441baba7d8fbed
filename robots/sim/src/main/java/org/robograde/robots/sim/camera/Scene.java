package org.robograde.robots.sim.camera;

import java.util.List;
import org.robograde.robots.sim.world.Person;
import org.robograde.robots.sim.world.PlanePose;
import org.robograde.robots.sim.world.Segment;

/**
 * What stands before the camera at one exposure.
 *
 * @param barriers those in place
 * @param light brightness of the lamps; 1 is normal, 0 is dark
 */
public record Scene(PlanePose unit, List<Person> people, List<Segment> barriers, double light) {
    public Scene {
        people = List.copyOf(people);
        barriers = List.copyOf(barriers);
    }
}

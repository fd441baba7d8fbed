package org.robograde.grader.metrics.trial;

import java.util.ArrayList;
import java.util.List;

/** Where people were on the field, in metres in the map frame; an entry may hold nobody. */
public record PeopleTrack(String topic, List<Scene> scenes) {
    public PeopleTrack {
        // Those read from evidence are immutable already, and a copy would bring them all into the heap.
        scenes = scenes instanceof Scenes ? scenes : List.copyOf(scenes);
    }

    public static PeopleTrack empty() {
        return new PeopleTrack("", List.of());
    }

    public boolean isEmpty() {
        return scenes.isEmpty();
    }

    /** Everyone on the field at one time of receipt. */
    public record Scene(long receivedNanos, List<PoseTrack.Point> people) {
        public Scene {
            people = List.copyOf(people);
        }
    }

    /**
     * Someone near the unit.
     *
     * @param standardUncertaintyMeters of the distance; 0 where none is stated
     * @param by who knows
     */
    public record Approach(long atNanos, double meters, double standardUncertaintyMeters, String by) {}

    /** Who knows where people are that no camera saw. */
    public static final String TRUTH = "simulation truth";

    /** The distance between the unit's centre and the nearest person, for each scene with anyone in it and a known pose of the unit. */
    public List<Approach> distances(PoseTrack unit, long maxGapNanos) {
        List<Approach> found = new ArrayList<>();
        for (Scene scene : scenes) {
            unit.at(scene.receivedNanos(), maxGapNanos)
                    .ifPresent(here -> scene.people().stream()
                            .mapToDouble(person -> here.distanceTo(person.x(), person.y()))
                            .min()
                            .ifPresent(meters -> found.add(new Approach(
                                    scene.receivedNanos(), meters, deviation(unit, scene.receivedNanos()), TRUTH))));
        }
        return found;
    }

    private static double deviation(PoseTrack unit, long nanos) {
        return Math.sqrt(unit.axisVariance(Math.min(unit.firstAtOrAfter(nanos), unit.size() - 1)));
    }
}

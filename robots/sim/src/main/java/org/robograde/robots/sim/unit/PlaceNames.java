package org.robograde.robots.sim.unit;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.robograde.robots.sim.world.PlanePose;

/** Names on the unit's own map. In speech {@code room-203} is "room 203", or 203 alone. */
record PlaceNames(Map<String, PlanePose> places) {
    PlaceNames {
        places = Map.copyOf(places);
    }

    /** Of the places that a sentence names, the one of least length; names decide a tie. */
    Optional<String> nearestNamed(String sentence, ToDoubleFunction<PlanePose> length) {
        String words = sentence.toLowerCase(Locale.ROOT);
        return new TreeMap<>(places)
                .entrySet().stream()
                        .filter(place -> isNamed(place.getKey(), words))
                        .min(Comparator.comparingDouble(place -> length.applyAsDouble(place.getValue())))
                        .map(place -> spoken(place.getKey()));
    }

    static String spoken(String id) {
        return id.replace('-', ' ');
    }

    private static boolean isNamed(String id, String words) {
        return words.contains(spoken(id)) || words.contains(id);
    }
}

package org.robograde.grader.measure;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.robograde.grader.motion.trajectory.IncomparableException;
import org.robograde.grader.uncertainty.Budget;

/**
 * One measured figure of plain data.
 *
 * @param id which figure
 * @param value in {@code unit}
 * @param budget what its uncertainty is made of
 * @param samples single values behind it
 * @param effectiveSamples how many independent ones they are worth
 * @param stated how it was measured: association, alignment, delta, and so on, by name
 * @param others further values of the same measurement by name, e.g. the other statistics; what is no number is left out
 * @param notes everything odd about the data, and what the uncertainty leaves out
 */
public record Figure(
        String id,
        double value,
        String unit,
        Budget budget,
        int samples,
        double effectiveSamples,
        Map<String, String> stated,
        Map<String, Double> others,
        List<String> notes) {
    public Figure {
        stated = Collections.unmodifiableMap(new TreeMap<>(stated));
        Map<String, Double> numbers = new TreeMap<>(others);
        numbers.values().removeIf(other -> !Double.isFinite(other));
        others = Collections.unmodifiableMap(numbers);
        notes = List.copyOf(notes);
        if (!Double.isFinite(value)) {
            throw new IncomparableException("the data gives no finite number for " + id + ": " + value);
        }
    }
}

package org.robograde.agent.evidence;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something the station did or saw, recorded as evidence.
 *
 * @param atNanos on the recording's {@link TimeBase}
 * @param kind one of the kinds listed in SPEC.md, e.g. {@code goal_sent}
 * @param attributes values are String, Double, Long, Boolean, or List of these; smaller number types are widened.
 *     Anything else, and NaN and infinities, which JSON cannot hold, is an {@link IllegalArgumentException}. Iterates in
 *     the order of its keys
 */
public record TrialEvent(long atNanos, String kind, Map<String, Object> attributes) {
    public TrialEvent {
        Map<String, Object> sorted = new TreeMap<>();
        attributes.forEach((name, value) -> sorted.put(name, listOrValue(name, value)));
        attributes = Collections.unmodifiableMap(sorted);
    }

    private static Object listOrValue(String name, Object value) {
        if (value instanceof List<?> list) {
            List<Object> values = list.stream().map(it -> value(name, it)).toList();
            long integers = values.stream().filter(Long.class::isInstance).count();
            long reals = values.stream().filter(Double.class::isInstance).count();
            if (integers > 0 && reals > 0) {
                // One list has one number type, else reading it back could not tell 1 from 1.0.
                return values.stream()
                        .map(it -> it instanceof Long whole ? (Object) whole.doubleValue() : it)
                        .toList();
            }
            return values;
        }
        return value(name, value);
    }

    private static Object value(String name, Object value) {
        if (value instanceof String || value instanceof Boolean || value instanceof Long) {
            return value;
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            if (Double.isFinite(number)) {
                // JSON has no negative zero that survives its canonical form.
                return number == 0 ? 0.0 : number;
            }
        }
        throw new IllegalArgumentException("event attribute '" + name + "' is " + value
                + "; it must be text, a finite number, true, false, or a list of these");
    }
}

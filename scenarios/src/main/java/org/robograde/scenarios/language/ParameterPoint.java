package org.robograde.scenarios.language;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One combination of a scenario's parameters.
 *
 * @param index from 0, in the order of the sweep: the parameter written last changes fastest
 * @param values by name, in the order written, each as it stands in the file
 */
public record ParameterPoint(int index, Map<String, String> values) {
    public ParameterPoint {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}

package org.robograde.robots.ros;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The master's lists about the graph as maps; what is malformed in them is left out. */
final class GraphAnswers {
    private GraphAnswers() {}

    /** A list of name and type. */
    static Map<String, String> pairs(Object list) {
        Map<String, String> found = new TreeMap<>();
        for (Object each : list instanceof List<?> entries ? entries : List.of()) {
            if (each instanceof List<?> pair
                    && pair.size() == 2
                    && pair.get(0) instanceof String name
                    && pair.get(1) instanceof String type) {
                found.put(name, type);
            }
        }
        return found;
    }

    /** The third part of the system state, services with their providers; a service has one provider. */
    static Map<String, String> services(Object systemState) {
        Map<String, String> found = new TreeMap<>();
        if (systemState instanceof List<?> parts && parts.size() == 3 && parts.get(2) instanceof List<?> services) {
            for (Object each : services) {
                if (each instanceof List<?> entry
                        && entry.size() == 2
                        && entry.get(0) instanceof String name
                        && entry.get(1) instanceof List<?> providers
                        && !providers.isEmpty()) {
                    found.put(name, providers.get(0).toString());
                }
            }
        }
        return found;
    }
}

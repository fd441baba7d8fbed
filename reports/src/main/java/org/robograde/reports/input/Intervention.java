package org.robograde.reports.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.robograde.agent.evidence.TrialEvent;

/**
 * One time a person stepped in, as the events tell it.
 *
 * @param kind e.g. {@code takeover}
 * @param endNanos absent when the record ends before the intervention does
 */
public record Intervention(String kind, String reason, long startNanos, OptionalLong endNanos) {

    /** Pairs each start with the next end of the same kind. */
    public static List<Intervention> in(List<TrialEvent> events) {
        Map<String, Integer> open = new LinkedHashMap<>();
        List<Intervention> found = new ArrayList<>();
        for (TrialEvent event : events) {
            String kind = String.valueOf(event.attributes().getOrDefault("intervention", ""));
            if (event.kind().equals("intervention_started")) {
                String reason = String.valueOf(event.attributes().getOrDefault("reason", ""));
                open.put(kind, found.size());
                found.add(new Intervention(kind, reason, event.atNanos(), OptionalLong.empty()));
            } else if (event.kind().equals("intervention_ended")) {
                Integer index = open.remove(kind);
                if (index != null) {
                    Intervention started = found.get(index);
                    found.set(
                            index,
                            new Intervention(
                                    kind, started.reason(), started.startNanos(), OptionalLong.of(event.atNanos())));
                }
            }
        }
        return List.copyOf(found);
    }
}

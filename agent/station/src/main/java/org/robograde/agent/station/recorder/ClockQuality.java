package org.robograde.agent.station.recorder;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.robograde.agent.station.recorder.clocks.ClockStep;
import org.robograde.agent.station.recorder.clocks.SourceClock;

/** What is known of every clock in a trial, as recorded on {@link #TOPIC} and summed up in the manifest's notes. */
final class ClockQuality {
    static final String TOPIC = "/robograde/clock_quality";
    static final String SCHEMA_NAME = "robograde/ClockQuality";
    static final String STATION_WALL = "station wall clock";

    /** Beyond these a clock is worth a word in the manifest. */
    private static final double DRIFT_PPM_MAX = 100;

    private static final long OFFSET_NANOS_MAX = 50_000_000L;

    private ClockQuality() {}

    static String json(SortedMap<String, SourceClock.Quality> bySource) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode sources = json.putArray("sources");
        bySource.forEach((source, quality) -> {
            ObjectNode node = sources.addObject();
            quality.driftPpm().ifPresent(ppm -> node.put("driftPpm", Math.round(ppm * 1000) / 1000.0));
            node.put("jitterNanos", Long.toString(quality.jitterNanos()));
            quality.offsetNanos().ifPresent(offset -> node.put("offsetNanos", Long.toString(offset)));
            node.put("samples", Long.toString(quality.samples()));
            node.put("source", source);
            ArrayNode steps = node.putArray("steps");
            for (ClockStep step : quality.steps()) {
                steps.addObject()
                        .put("atNanos", Long.toString(step.atNanos()))
                        .put("sizeNanos", Long.toString(step.sizeNanos()));
            }
        });
        return json.toString();
    }

    /** One line per clock that deserves one. */
    static List<String> notes(Map<String, SourceClock.Quality> bySource) {
        List<String> notes = new ArrayList<>();
        bySource.forEach((source, quality) -> {
            for (ClockStep step : quality.steps()) {
                notes.add(String.format(
                        Locale.ROOT,
                        "clock of %s: set by %+.6f s at %.3f s",
                        source,
                        step.sizeNanos() / 1e9,
                        step.atNanos() / 1e9));
            }
            quality.driftPpm()
                    .filter(ppm -> Math.abs(ppm) > DRIFT_PPM_MAX)
                    .ifPresent(ppm -> notes.add(String.format(
                            Locale.ROOT, "clock of %s: runs %+.0f ppm against the station's", source, ppm)));
            quality.offsetNanos()
                    .filter(offset -> Math.abs(offset) > OFFSET_NANOS_MAX)
                    .ifPresent(offset -> notes.add(String.format(
                            Locale.ROOT,
                            "clock of %s: %.3f s %s the station's, the link's delay included",
                            source,
                            Math.abs(offset) / 1e9,
                            offset > 0 ? "behind" : "ahead of")));
        });
        return notes;
    }
}

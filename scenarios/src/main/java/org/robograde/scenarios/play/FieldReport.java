package org.robograde.scenarios.play;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.robograde.scenarios.site.TablePoint;

/**
 * What a person at the table sees: where things are, what happened to them since the last look, and whether the operator's hand is at work.
 *
 * @param things by id
 */
record FieldReport(List<Seen> events, Map<String, TablePoint> things, boolean handBusy) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param kind {@code grasped}, {@code grasp_failed}, {@code dropped}, {@code placed} */
    record Seen(String kind, String object, TablePoint at) {}

    /** Empty where nobody tells. */
    static Optional<FieldReport> of(FieldControl field) {
        return field.report().map(FieldReport::parse);
    }

    private static FieldReport parse(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            List<Seen> events = new ArrayList<>();
            for (JsonNode event : json.path("events"))
                events.add(new Seen(
                        event.path("kind").asText(), event.path("object").asText(), point(event)));
            Map<String, TablePoint> things = new TreeMap<>();
            json.path("things").properties().forEach(one -> things.put(one.getKey(), point(one.getValue())));
            return new FieldReport(events, things, json.path("handBusy").asBoolean());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the field's report is not JSON: " + text, e);
        }
    }

    private static TablePoint point(JsonNode node) {
        return new TablePoint(
                node.path("x").asDouble(),
                node.path("y").asDouble(),
                node.path("z").asDouble());
    }
}

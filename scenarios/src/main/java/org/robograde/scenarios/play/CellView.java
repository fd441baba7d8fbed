package org.robograde.scenarios.play;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the field sees of the parts in a cell, at one moment. */
record CellView(Map<String, Seen> parts) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param holder {@code unit}, {@code person}, or empty */
    record Seen(double x, double y, double z, String holder) {}

    /** Empty where the field cannot tell. */
    static Optional<CellView> of(Stage stage) {
        return stage.field.whereObjectsAre().map(CellView::parse);
    }

    private static CellView parse(String json) {
        try {
            Map<String, Seen> parts = new LinkedHashMap<>();
            JsonNode all = JSON.readTree(json);
            all.fieldNames().forEachRemaining(id -> {
                JsonNode one = all.path(id);
                parts.put(
                        id,
                        new Seen(
                                one.path("x").asDouble(),
                                one.path("y").asDouble(),
                                one.path("z").asDouble(),
                                one.path("holder").asText("")));
            });
            return new CellView(parts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the field says where parts are in no JSON: " + json, e);
        }
    }

    /** The part that the unit has in its fingers. */
    Optional<String> held() {
        return parts.entrySet().stream()
                .filter(part -> part.getValue().holder().equals("unit"))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    Optional<Seen> part(String id) {
        return Optional.ofNullable(parts.get(id));
    }
}

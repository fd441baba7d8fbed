package org.robograde.robots.sim.surgical;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.robograde.robots.sim.arm.Point3;

/** What a person at the table can see, as JSON: where things are, what happened to them since the last look, and whether the surgeon's hand is at work. */
final class SceneReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    String text(TableScene scene, boolean handBusy, Point3 tip) {
        ObjectNode report = JSON.createObjectNode();
        ArrayNode events = report.putArray("events");
        for (SceneEvent event : scene.takeEvents()) {
            put(events.addObject().put("kind", event.kind()).put("object", event.object()), event.at());
        }
        ObjectNode things = report.putObject("things");
        scene.things().forEach((id, at) -> put(things.putObject(id), at));
        report.put("handBusy", handBusy);
        report.put("held", scene.held());
        put(report.putObject("tip"), tip);
        try {
            return JSON.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report that JSON cannot hold", e);
        }
    }

    private static void put(ObjectNode node, Point3 at) {
        node.put("x", at.x()).put("y", at.y()).put("z", at.z());
    }
}

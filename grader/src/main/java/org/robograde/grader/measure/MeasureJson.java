package org.robograde.grader.measure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.erdtman.jcs.JsonCanonicalizer;
import org.robograde.grader.uncertainty.Contribution;

/**
 * A figure as JSON (RFC 8785), for programs: {@code grader/measure.schema.json}. Names and meaning of fields do not change; new
 * ones may be added.
 */
public final class MeasureJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private MeasureJson() {}

    /** What was measured. Degrees of freedom are left out where they are infinite. */
    public static byte[] of(Figure figure) {
        ObjectNode json = JSON.createObjectNode();
        json.put("metric", figure.id());
        json.put("measurable", true);
        json.put("value", figure.value());
        json.put("unit", figure.unit());
        json.put("standardUncertainty", figure.budget().standard());
        json.put("expandedUncertainty", figure.budget().expanded());
        json.put("coverageFactor", figure.budget().coverageFactor());
        figure.budget().degreesOfFreedom().ifPresent(degrees -> json.put("degreesOfFreedom", degrees));
        json.put("samples", figure.samples());
        json.put("effectiveSamples", figure.effectiveSamples());
        ArrayNode budget = json.putArray("budget");
        for (Contribution part : figure.budget().contributions()) {
            budget.addObject()
                    .put("name", part.name())
                    .put("standardUncertainty", part.standardUncertainty())
                    .put("kind", part.part() == Contribution.Part.SAMPLING ? "sampling" : "instrument");
        }
        ObjectNode stated = json.putObject("stated");
        figure.stated().forEach(stated::put);
        ObjectNode others = json.putObject("values");
        figure.others().forEach(others::put);
        ArrayNode notes = json.putArray("notes");
        figure.notes().forEach(notes::add);
        return canonical(json);
    }

    /** Why there is no figure. */
    public static byte[] notMeasurable(String id, String reason) {
        return canonical(JSON.createObjectNode()
                .put("metric", id)
                .put("measurable", false)
                .put("reason", reason));
    }

    private static byte[] canonical(ObjectNode json) {
        try {
            return new JsonCanonicalizer(JSON.writeValueAsString(json)).getEncodedUTF8();
        } catch (IOException e) {
            throw new IllegalStateException("a figure has no canonical JSON: " + json, e);
        }
    }
}

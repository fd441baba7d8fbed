package org.robograde.robots.sim.granted;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Named values of a request to the field; numbers may come under a short or a long name. */
public record StimulusArguments(JsonNode json) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws IllegalArgumentException if it is not JSON; blank text is an empty object */
    public static StimulusArguments parse(String argumentsJson) {
        try {
            return new StimulusArguments(JSON.readTree(argumentsJson.isBlank() ? "{}" : argumentsJson));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the arguments are not JSON: " + e.getOriginalMessage(), e);
        }
    }

    public String text(String name, String otherwise) {
        return json.path(name).asText(otherwise);
    }

    public double number(double otherwise, String... names) {
        for (String name : names) {
            if (json.path(name).isNumber()) {
                return json.path(name).asDouble();
            }
        }
        return otherwise;
    }

    /** @throws IllegalArgumentException if there is no such number */
    public double number(String... names) {
        double value = number(Double.NaN, names);
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("a number '" + names[0] + "' is missing");
        }
        return value;
    }

    /** @throws IllegalArgumentException if there is no number, or it is not more than 0 */
    public double positiveSeconds() {
        double seconds = number("seconds");
        if (!(seconds > 0)) {
            throw new IllegalArgumentException("seconds must be more than 0, got " + seconds);
        }
        return seconds;
    }

    /** One coordinate of {@code pair: [x, y]}, or a number of its own name. */
    public double coordinate(String pair, int index, String single) {
        JsonNode value = json.path(pair).path(index);
        return value.isNumber() ? value.asDouble() : number(single);
    }
}

package org.robograde.agent.station.forward;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What a far station says of its instruments and cameras, one record of its outbox each: JSON, so that a person can read an outbox. Times are UTC nanoseconds on the
 * far station's clock.
 */
sealed interface FarMessage {
    /**
     * One SenML pack.
     *
     * @param measuredNanos when it was measured, as far as the far station knows
     * @param uncertaintyNanos of that, by what is known of the instrument's clock
     * @param senml the pack as JSON
     */
    record Reading(String instrument, long measuredNanos, long uncertaintyNanos, String senml) implements FarMessage {}

    /** An instrument that is not heard any more, or again. */
    record Silence(String instrument, boolean lost, String reason) implements FarMessage {}

    /** Something an instrument sent that is unusable, or doubtful. */
    record Doubt(String instrument, boolean unusable, String text) implements FarMessage {}

    /** Packs of an instrument that came too fast and were dropped there. */
    record Dropped(String instrument, long count, long fromNanos, long toNanos) implements FarMessage {}

    /** Everything that was measured until then has been said before this. */
    record UpTo(long nanos) implements FarMessage {}

    /** Everything that cameras showed until then has been said before this. */
    record CamerasUpTo(long nanos) implements FarMessage {}

    /** Cameras are recorded from then on; before, this station did not run. */
    record CamerasBegan(long nanos) implements FarMessage {}

    /**
     * Messages of a camera's topic that are missing here.
     *
     * @param count -1 where nobody knows
     */
    record CameraLoss(String topic, long count, long fromNanos, long toNanos, String reason) implements FarMessage {
        boolean goesOnAs(CameraLoss later) {
            return topic.equals(later.topic) && reason.equals(later.reason);
        }

        CameraLoss and(CameraLoss later) {
            long both = count < 0 || later.count < 0 ? -1 : count + later.count;
            return new CameraLoss(topic, both, fromNanos, later.toNanos, reason);
        }
    }

    /** A record that is none of these, with the reason. */
    final class MalformedException extends Exception {
        MalformedException(String message) {
            super(message);
        }
    }

    ObjectMapper JSON = new ObjectMapper();

    /** As it lies in the outbox. */
    static byte[] encode(FarMessage message) {
        ObjectNode json = JSON.createObjectNode();
        if (message instanceof Reading reading) {
            json.put("kind", "reading")
                    .put("instrument", reading.instrument())
                    .put("measuredNanos", String.valueOf(reading.measuredNanos()))
                    .put("uncertaintyNanos", String.valueOf(reading.uncertaintyNanos()))
                    .put("senml", reading.senml());
        } else if (message instanceof Silence silence) {
            json.put("kind", silence.lost() ? "lost" : "heard")
                    .put("instrument", silence.instrument())
                    .put("text", silence.reason());
        } else if (message instanceof Doubt doubt) {
            json.put("kind", doubt.unusable() ? "unusable" : "doubtful")
                    .put("instrument", doubt.instrument())
                    .put("text", doubt.text());
        } else if (message instanceof Dropped dropped) {
            json.put("kind", "dropped")
                    .put("instrument", dropped.instrument())
                    .put("count", dropped.count())
                    .put("fromNanos", String.valueOf(dropped.fromNanos()))
                    .put("toNanos", String.valueOf(dropped.toNanos()));
        } else if (message instanceof UpTo upTo) {
            json.put("kind", "upTo").put("nanos", String.valueOf(upTo.nanos()));
        } else if (message instanceof CamerasUpTo upTo) {
            json.put("kind", "camerasUpTo").put("nanos", String.valueOf(upTo.nanos()));
        } else if (message instanceof CamerasBegan began) {
            json.put("kind", "camerasBegan").put("nanos", String.valueOf(began.nanos()));
        } else if (message instanceof CameraLoss loss) {
            json.put("kind", "cameraLoss")
                    .put("topic", loss.topic())
                    .put("count", loss.count())
                    .put("fromNanos", String.valueOf(loss.fromNanos()))
                    .put("toNanos", String.valueOf(loss.toNanos()))
                    .put("text", loss.reason());
        }
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    static FarMessage decode(byte[] payload) throws MalformedException {
        JsonNode json;
        try {
            json = JSON.readTree(payload);
        } catch (JsonProcessingException e) {
            throw new MalformedException("it is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new MalformedException("it is not JSON: " + e.getMessage());
        }
        String instrument = json.path("instrument").asText();
        String text = json.path("text").asText();
        return switch (json.path("kind").asText()) {
            case "reading" ->
                new Reading(
                        instrument,
                        nanos(json, "measuredNanos"),
                        nanos(json, "uncertaintyNanos"),
                        json.path("senml").asText());
            case "lost" -> new Silence(instrument, true, text);
            case "heard" -> new Silence(instrument, false, text);
            case "unusable" -> new Doubt(instrument, true, text);
            case "doubtful" -> new Doubt(instrument, false, text);
            case "dropped" ->
                new Dropped(instrument, json.path("count").asLong(), nanos(json, "fromNanos"), nanos(json, "toNanos"));
            case "upTo" -> new UpTo(nanos(json, "nanos"));
            case "camerasUpTo" -> new CamerasUpTo(nanos(json, "nanos"));
            case "camerasBegan" -> new CamerasBegan(nanos(json, "nanos"));
            case "cameraLoss" ->
                new CameraLoss(
                        json.path("topic").asText(),
                        Math.max(-1, json.path("count").asLong()),
                        nanos(json, "fromNanos"),
                        nanos(json, "toNanos"),
                        text);
            default ->
                throw new MalformedException(
                        "a far station says \"" + json.path("kind").asText() + "\", which is nothing known here");
        };
    }

    private static long nanos(JsonNode json, String key) throws MalformedException {
        try {
            long nanos = Long.parseLong(json.path(key).asText());
            if (nanos < 0) {
                throw new MalformedException("\"" + key + "\" is " + nanos + ", before 1970");
            }
            return nanos;
        } catch (NumberFormatException e) {
            throw new MalformedException("\"" + key + "\" is no number of nanoseconds");
        }
    }
}

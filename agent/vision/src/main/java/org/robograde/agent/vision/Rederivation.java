package org.robograde.agent.vision;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleConsumer;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.EvidenceException;
import org.robograde.agent.evidence.EvidenceMessage;
import org.robograde.agent.evidence.ObservationFile;
import org.robograde.agent.evidence.SealCheck;
import org.robograde.robots.messages.Message;

/**
 * Whether a bundle's observations are what its frames give: they are derived again, into a file of their own, and held against those kept, channel
 * by channel and number by number. Where the bytes are the same nothing else needs to be. Another processor may round the last digits
 * otherwise, so numbers may differ by the tolerance that is stated with the finding.
 */
public final class Rederivation {
    /** Of a pose: metres, and parts of a quaternion, which are half of the radians. */
    public static final double POSE_TOLERANCE = 1e-4;
    /** Of a covariance's entry, as a share of the greatest. */
    public static final double COVARIANCE_TOLERANCE = 0.01;
    /** Of any other number that is no whole one: in units of the last digit that was written. */
    public static final double DIGITS_TOLERANCE = 2;

    private static final String TOLERANCE = String.format(
            Locale.ROOT,
            "tolerance %s of a pose, %s of a covariance, %.0f in the last digit of other numbers",
            POSE_TOLERANCE,
            COVARIANCE_TOLERANCE,
            DIGITS_TOLERANCE);
    private static final int DIFFERENCES_TOLD = 3;
    private static final String COVARIANCE = "pose.covariance";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final MessageReader reader = new MessageReader();
    private final List<SealCheck.Finding> findings = new ArrayList<>();

    private Rederivation() {}

    /**
     * Derives and compares; the bundle is not changed.
     *
     * @param progress fraction of the recording's time done
     * @return one finding for the derivation and one for each channel
     * @throws EvidenceException if the recording cannot be read, or no temporary file be written
     */
    public static SealCheck of(Evidence evidence, DoubleConsumer progress) {
        Rederivation check = new Rederivation();
        Optional<ObservationFile> kept = ObservationFile.of(evidence);
        if (kept.isEmpty()) {
            check.say(false, "observations.mcap", "is not there, or is not of this recording; observe writes it");
        } else {
            check.compare(evidence, kept.get(), progress);
        }
        return new SealCheck(check.findings.stream().allMatch(SealCheck.Finding::holds), check.findings);
    }

    private void compare(Evidence evidence, ObservationFile kept, DoubleConsumer progress) {
        ObservationFile.Derivation by = ObservationFile.derivation(evidence);
        boolean ours = by.algorithm().equals(VisionParameters.ALGORITHM)
                && by.version().equals(VisionParameters.VERSION);
        say(
                true,
                "observations.json",
                ours
                        ? "derived by " + by.algorithm() + " version " + by.version() + ", as this program derives"
                        : "derived by " + by.algorithm() + " version " + by.version() + "; this program is "
                                + VisionParameters.ALGORITHM + " version " + VisionParameters.VERSION
                                + ", so what differs below may be the version's");
        parameters(by.parameters());
        try {
            Path file = Files.createTempFile("robograde-observations", ".mcap");
            try {
                Observer.derive(evidence, file, progress);
                compare(kept, ObservationFile.open(file), ours);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new EvidenceException("no temporary file can be written: " + e.getMessage(), e);
        }
    }

    private void parameters(Map<String, String> kept) {
        Map<String, String> ours = VisionParameters.stated();
        List<String> other = new ArrayList<>();
        new TreeSet<>(kept.keySet()).forEach(name -> {
            String here = ours.get(name);
            if (here != null && !here.equals(kept.get(name))) {
                other.add(name + " " + kept.get(name) + " there, " + here + " here");
            }
        });
        if (!other.isEmpty()) {
            say(true, "observations.json", "other parameters: " + String.join("; ", other));
        }
    }

    private void compare(ObservationFile kept, ObservationFile again, boolean ours) {
        if (kept.sameBytes(again)) {
            say(true, "observations.mcap", "derived again from the frames: the same bytes");
            return;
        }
        SortedMap<String, Long> counts = new TreeMap<>(kept.counts());
        again.counts().forEach((topic, count) -> counts.merge(topic, count, Math::max));
        counts.forEach((topic, count) -> {
            if (!ours && !kept.counts().containsKey(topic)) {
                say(
                        true,
                        topic,
                        "derived by this version only: " + count + " messages, nothing kept to hold them against");
            } else {
                channel(topic, kept, again);
            }
        });
    }

    private void channel(String topic, ObservationFile kept, ObservationFile again) {
        Channel channel = new Channel();
        kept.readBeside(again, topic, channel::take);
        if (channel.different == 0) {
            say(
                    true,
                    topic,
                    String.format(
                            Locale.ROOT,
                            "derived again: %d messages, the greatest difference %.2g of the tolerance (%s)",
                            channel.messages,
                            channel.greatest,
                            TOLERANCE));
        } else {
            say(
                    false,
                    topic,
                    channel.different + " of " + channel.messages + " messages differ (" + TOLERANCE + "): "
                            + String.join("; ", channel.told)
                            + (channel.different > channel.told.size() ? "; ..." : ""));
        }
    }

    /** One channel, message by message. */
    private final class Channel {
        private final List<String> told = new ArrayList<>();
        private long messages;
        private long different;
        private double greatest;

        void take(Optional<EvidenceMessage> kept, Optional<EvidenceMessage> again) {
            messages++;
            Difference difference = kept.isPresent() && again.isPresent()
                    ? difference(kept.get(), again.get())
                    : kept.map(message -> new Difference(1, at(message) + "it is kept, and not derived again"))
                            .orElseGet(() -> new Difference(
                                    1, again.map(Rederivation::at).orElse("") + "it is derived, and not kept"));
            greatest = Math.max(greatest, difference.relative());
            if (!difference.words().isEmpty()) {
                different++;
                if (told.size() < DIFFERENCES_TOLD) {
                    told.add(difference.words());
                }
            }
        }
    }

    private static String at(EvidenceMessage message) {
        return String.format(Locale.ROOT, "at %.3f s ", message.logTimeNanos() / 1e9);
    }

    /**
     * Of two messages.
     *
     * @param relative the greatest difference of two numbers, of what is tolerated
     * @param words what differs beyond it; empty if nothing does
     */
    private record Difference(double relative, String words) {}

    private Difference difference(EvidenceMessage kept, EvidenceMessage again) {
        String at = at(kept);
        if (kept.logTimeNanos() != again.logTimeNanos()) {
            return new Difference(1, at + "the derived one is of " + again.logTimeNanos() / 1e9 + " s");
        }
        Map<String, Object> there = values(kept);
        Map<String, Object> here = values(again);
        double greatest = 0;
        for (String name : new TreeSet<>(union(there, here))) {
            Object a = there.getOrDefault(name, "nothing");
            Object b = here.getOrDefault(name, "nothing");
            if (a instanceof Figure x && b instanceof Figure y) {
                greatest = Math.max(greatest, Math.abs(x.value() - y.value()) / x.tolerance());
                if (greatest > 1) {
                    return new Difference(
                            greatest, at + name + " is " + x.value() + ", derived again it is " + y.value());
                }
            } else if (!a.equals(b)) {
                return new Difference(1, at + name + " is " + a + ", derived again it is " + b);
            }
        }
        return new Difference(greatest, "");
    }

    /** A number and by how much another may differ from it. */
    private record Figure(double value, double tolerance) {}

    private static List<String> union(Map<String, Object> a, Map<String, Object> b) {
        List<String> names = new ArrayList<>(a.keySet());
        names.addAll(b.keySet());
        return names;
    }

    /** Numbers and texts by their places. */
    private Map<String, Object> values(EvidenceMessage message) {
        Map<String, Object> values = new TreeMap<>();
        if (message.channel().messageEncoding().equals("json")) {
            ByteBuffer payload = message.payload().duplicate();
            byte[] bytes = new byte[payload.remaining()];
            payload.get(bytes);
            try {
                json("", JSON.readTree(bytes), values);
                // A fault's sentence is made of its numbers.
                values.remove("message");
            } catch (IOException e) {
                values.put("", "no JSON");
            }
            return values;
        }
        try {
            Message pose = reader.read(message);
            for (String field : List.of(
                    "pose.pose.position.x",
                    "pose.pose.position.y",
                    "pose.pose.position.z",
                    "pose.pose.orientation.x",
                    "pose.pose.orientation.y",
                    "pose.pose.orientation.z",
                    "pose.pose.orientation.w")) {
                values.put(field, new Figure(pose.number(field), POSE_TOLERANCE));
            }
            double[] covariance = pose.numbers(COVARIANCE);
            double greatest = 0;
            for (double entry : covariance) {
                greatest = Math.max(greatest, Math.abs(entry));
            }
            for (int i = 0; i < covariance.length; i++) {
                values.put(
                        COVARIANCE + "[" + i + "]",
                        new Figure(covariance[i], Math.max(1e-12, COVARIANCE_TOLERANCE * greatest)));
            }
            values.put("header.stamp", String.valueOf(pose.time("header.stamp").toNanos()));
            values.put("header.frame_id", pose.text("header.frame_id"));
        } catch (RuntimeException e) {
            values.put("", "no pose: " + e.getMessage());
        }
        return values;
    }

    private static void json(String place, JsonNode node, Map<String, Object> values) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> json(
                            place.isEmpty() ? entry.getKey() : place + "." + entry.getKey(), entry.getValue(), values));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                json(place + "[" + i + "]", node.get(i), values);
            }
        } else if (node.isBigDecimal()) {
            double digit = Math.pow(10, -node.decimalValue().scale());
            values.put(place, new Figure(node.doubleValue(), DIGITS_TOLERANCE * digit));
        } else {
            values.put(place, node.asText());
        }
    }

    private void say(boolean holds, String subject, String message) {
        findings.add(new SealCheck.Finding(holds, subject, message));
    }
}

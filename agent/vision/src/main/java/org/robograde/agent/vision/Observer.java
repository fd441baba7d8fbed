package org.robograde.agent.vision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.ObservationWriter;
import org.robograde.agent.evidence.SigningKey;

/**
 * The stage between evidence and metrics: looks at every camera frame of a sealed bundle and writes what they show into {@code
 * observations.mcap}. Channels: the README lists them. Doing it again on the same bundle gives the same bytes.
 */
public final class Observer {
    private Observer() {}

    /**
     * Observes all cameras whose frames have a role {@code camera.<id>.image}. A bundle without cameras, calibration or
     * fiducial, and frames that cannot be used, are no errors: the summary channel says what is missing and why.
     *
     * @param progress fraction of the recording's time done, 0 to 1
     * @return the bundle with the observations; earlier ones are replaced
     * @throws org.robograde.agent.evidence.EvidenceException if the recording cannot be read or the observations not written
     */
    public static Evidence observe(Evidence evidence, SigningKey key, DoubleConsumer progress) {
        try (ObservationWriter writer = ObservationWriter.create(
                evidence, VisionParameters.ALGORITHM, VisionParameters.VERSION, VisionParameters.stated())) {
            ObservationChannels channels = new ObservationChannels(writer);
            FieldView field = FieldView.of(evidence);
            FrameDecoder decoder = new FrameDecoder(false);
            Optional<UnitTrack> track = field.mount().map(mount -> new UnitTrack(field.cameras(), mount));
            Map<String, List<CameraWatch>> byTopic = watches(field, evidence.startNanos(), track, decoder, channels);
            long start = evidence.startNanos();
            double span = Math.max(1, evidence.endNanos() - start);
            evidence.read(byTopic.keySet(), message -> {
                byTopic.getOrDefault(message.channel().topic(), List.of()).forEach(watch -> watch.see(message));
                progress.accept(Math.min(1, (message.logTimeNanos() - start) / span));
            });
            long end = evidence.endNanos();
            byTopic.values().forEach(watches -> watches.forEach(watch -> watch.finish(end)));
            track.ifPresent(fused -> fused.write(end, channels));
            field.problems().forEach(problem -> channels.summary(end, problem.stated()));
            progress.accept(1);
            return writer.seal(key);
        }
    }

    private static Map<String, List<CameraWatch>> watches(
            FieldView field,
            long startNanos,
            Optional<UnitTrack> track,
            FrameDecoder decoder,
            ObservationChannels channels) {
        Map<String, List<CameraWatch>> byTopic = new LinkedHashMap<>();
        for (int i = 0; i < field.cameras().size(); i++) {
            byTopic.computeIfAbsent(field.cameras().get(i).topic(), topic -> new ArrayList<>())
                    .add(new CameraWatch(field, i, startNanos, track, decoder, channels));
        }
        return byTopic;
    }
}

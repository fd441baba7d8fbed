package org.robograde.agent.vision;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
            derive(evidence, new ObservationChannels(writer), progress);
            return writer.seal(key);
        }
    }

    /**
     * As {@link #observe}, into a file of its own: the bundle stays as it is.
     *
     * @param file replaced if it is there
     */
    static void derive(Evidence evidence, Path file, DoubleConsumer progress) {
        try (ObservationWriter writer = ObservationWriter.apart(evidence, file)) {
            derive(evidence, new ObservationChannels(writer), progress);
            writer.finish();
        }
    }

    private static void derive(Evidence evidence, ObservationChannels channels, DoubleConsumer progress) {
        FieldView field = FieldView.of(evidence);
        FrameDecoder decoder = new FrameDecoder(false);
        Optional<UnitTrack> track = field.mount().map(mount -> new UnitTrack(field.cameras(), mount));
        UnitPlaces places = new UnitPlaces();
        FieldPeople people = new FieldPeople(channels, places, field.plan().zones());
        Map<String, List<CameraWatch>> byTopic = new LinkedHashMap<>();
        for (int i = 0; i < field.cameras().size(); i++) {
            byTopic.computeIfAbsent(field.cameras().get(i).topic(), topic -> new ArrayList<>())
                    .add(new CameraWatch(evidence, field, i, track, decoder, places, people, channels));
        }
        Optional<LaserWatch> laser = LaserWatch.of(evidence, field, places, people, channels);
        Map<String, List<EndoscopeWatch>> endoscopes = new LinkedHashMap<>();
        field.endoscopes()
                .forEach(camera -> endoscopes
                        .computeIfAbsent(camera.topic(), topic -> new ArrayList<>())
                        .add(new EndoscopeWatch(camera.model(), camera.topic(), field.pictures(), channels)));
        Set<String> topics = new TreeSet<>(byTopic.keySet());
        topics.addAll(endoscopes.keySet());
        laser.ifPresent(watch -> topics.addAll(watch.topics()));
        long start = evidence.startNanos();
        long end = evidence.endNanos();
        double span = Math.max(1, end - start);
        evidence.read(topics, message -> {
            byTopic.getOrDefault(message.channel().topic(), List.of()).forEach(watch -> watch.see(message));
            endoscopes.getOrDefault(message.channel().topic(), List.of()).forEach(watch -> watch.see(message));
            laser.ifPresent(watch -> watch.see(message));
            progress.accept(Math.min(1, (message.logTimeNanos() - start) / span));
        });
        byTopic.values().forEach(watches -> watches.forEach(watch -> watch.finish(end)));
        endoscopes.values().forEach(watches -> watches.forEach(watch -> watch.finish(end)));
        track.ifPresent(fused -> fused.write(end, channels));
        laser.ifPresent(watch -> channels.summary(end, watch.finish()));
        field.problems().forEach(problem -> channels.summary(end, problem.stated()));
        progress.accept(1);
    }
}

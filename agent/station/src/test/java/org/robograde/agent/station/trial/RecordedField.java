package org.robograde.agent.station.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.robograde.agent.evidence.BundleWriter;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.EvidenceMessage;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.agent.evidence.TimeBase;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.agent.evidence.TrialIdentity;
import org.robograde.agent.station.recorder.StampReader;
import org.robograde.agent.station.recorder.StreamFigures;
import org.robograde.agent.station.recorder.TrialRecorder;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.units.UnitProfile;
import org.robograde.scenarios.play.WallTrialClock;
import org.robograde.scenarios.site.Site;

/** A trial in which nothing moves: what a field's instruments say and what is refused there is recorded and sealed as in any other. */
final class RecordedField implements AutoCloseable {
    final List<String> remarks = new CopyOnWriteArrayList<>();
    private final Path folder;
    private final FieldInstruments instruments;
    private final WallTrialClock clock = WallTrialClock.startingNow();
    private final BundleWriter bundle;
    private final TrialRecorder recorder;

    RecordedField(Path folder, FieldInstruments instruments) {
        this.folder = folder;
        this.instruments = instruments;
        bundle = BundleWriter.create(
                folder.resolve("trial"),
                new TrialIdentity("t-01", "u", "service", "s", "x", 1, 0, TimeBase.STATION_UTC, "station test"));
        recorder = new TrialRecorder(
                bundle,
                new StampReader(MessageRegistry.shipped()),
                false,
                clock::atMonotonic,
                Set.of(),
                clock.nowNanos(),
                1 << 20,
                remarks::add);
        instruments.attach(new InstrumentRecord.Attachment(clock, false, clock::atMonotonic, recorder, text -> {
            remarks.add(text);
            recorder.event(new TrialEvent(clock.nowNanos(), "recorder_note", Map.of("text", text)));
        }));
    }

    /** Puts the site into the bundle, and the roles of its topics. */
    void of(Site site, UnitProfile unit) {
        bundle.document("site.yaml", site.text().getBytes(StandardCharsets.UTF_8));
        bundle.document("unit.yaml", unit.text().getBytes(StandardCharsets.UTF_8));
        Map<String, String> roles = new TreeMap<>(site.roleTopics());
        roles.put("observed.unit_pose", "/observations/unit_pose");
        bundle.roles(roles);
    }

    long nowNanos() {
        return clock.nowNanos();
    }

    /** Messages of a topic that were taken so far. */
    long taken(String topic) {
        return recorder.figures().stream()
                .filter(each -> each.topic().equals(topic))
                .mapToLong(StreamFigures::messages)
                .sum();
    }

    Evidence seal() {
        instruments.detach();
        recorder.end();
        bundle.seal("completed", "", SigningKey.in(folder.resolve("signing")));
        return Evidence.open(folder.resolve("trial"));
    }

    static List<EvidenceMessage> messages(Evidence evidence, String topic) {
        List<EvidenceMessage> found = new ArrayList<>();
        evidence.read(Set.of(topic), found::add);
        return found;
    }

    static JsonNode json(EvidenceMessage message) {
        try {
            return new ObjectMapper()
                    .readTree(StandardCharsets.UTF_8
                            .decode(message.payload().duplicate())
                            .toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        bundle.close();
    }
}

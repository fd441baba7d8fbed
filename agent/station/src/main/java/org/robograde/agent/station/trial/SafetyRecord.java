package org.robograde.agent.station.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.station.recorder.TrialRecorder;
import org.robograde.agent.station.safety.SafetyNote;
import org.robograde.scenarios.play.TrialClock;

/**
 * Writes what happens to the safety state into a trial's recording, on {@code /robograde/safety}; what happened before the recording began, who
 * armed the unit among it, is written first. Where time is granted no times of the station's own clock are written: one seed, one record.
 */
final class SafetyRecord implements Consumer<SafetyNote> {
    static final String TOPIC = "/robograde/safety";
    private static final int EARLY_MAX = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TrialClock clock;
    private final boolean granted;
    private final List<SafetyNote> early = new ArrayList<>();
    private @Nullable TrialRecorder recorder;
    private volatile boolean unitStood;

    SafetyRecord(TrialClock clock, boolean granted) {
        this.clock = clock;
        this.granted = granted;
    }

    @Override
    public synchronized void accept(SafetyNote note) {
        if (recorder != null) {
            write(recorder, note);
        } else if (early.size() < EARLY_MAX) {
            early.add(note);
        }
    }

    synchronized void writeTo(TrialRecorder into) {
        recorder = into;
        early.forEach(note -> write(into, note));
        early.clear();
    }

    synchronized void close() {
        recorder = null;
    }

    /** An event of the trial; the player records when it has seen the unit stand after a stop. */
    void seen(String eventKind) {
        if (eventKind.equals("unit_stopped")) {
            unitStood = true;
        }
    }

    boolean unitStood() {
        return unitStood;
    }

    private void write(TrialRecorder into, SafetyNote note) {
        ObjectNode json = JSON.createObjectNode()
                .put("event", note.event().word())
                .put("source", note.source())
                .put("from", note.from().word())
                .put("to", note.to().word());
        if (!note.detail().isEmpty()) {
            json.put("detail", note.detail());
        }
        if (!note.refusal().isEmpty()) {
            json.put("refusal", note.refusal());
        }
        if (!note.ways().isEmpty()) {
            json.set("stoppedBy", JSON.valueToTree(note.ways()));
        }
        if (!granted) {
            json.put("noticedMonotonicNanos", String.valueOf(note.atMonotonicNanos()));
            note.reactionNanos().ifPresent(nanos -> json.put("reactionNanos", String.valueOf(nanos)));
        }
        into.note(TOPIC, "robograde/Safety", clock.nowNanos(), json.toString());
    }
}

package org.robograde.agent.station.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.station.coap.SecurityLog;
import org.robograde.agent.station.instruments.ClockOffset;
import org.robograde.agent.station.instruments.InstrumentReading;
import org.robograde.agent.station.recorder.TrialRecorder;
import org.robograde.robots.messages.RawMessage;
import org.robograde.scenarios.play.TrialClock;

/** What a field's instruments say, as evidence of the trial that is being recorded; while none is, nothing. Guarded by its owner's lock. */
final class InstrumentRecord {
    static final String SECURITY_TOPIC = "/robograde/security";
    static final String CLOCK_TOPIC = "/robograde/instrument_clock";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Long> recordedPacks = new TreeMap<>();
    private @Nullable Attachment attachment;
    private long startNanos;

    /**
     * Who is told while a trial runs.
     *
     * @param granted whether trial time stands still while readings arrive: then nothing of the station's own clocks is recorded
     * @param atMonotonic trial time of an instant of the station's monotonic clock
     * @param onRemark told of instruments that fall silent or send nonsense
     */
    record Attachment(
            TrialClock clock,
            boolean granted,
            LongUnaryOperator atMonotonic,
            TrialRecorder recorder,
            Consumer<String> onRemark) {}

    void attach(Attachment to) {
        attachment = to;
        startNanos = to.clock().nowNanos();
        recordedPacks.clear();
    }

    void detach() {
        attachment = null;
    }

    void remark(String text) {
        Attachment to = attachment;
        if (to != null) {
            to.onRemark().accept(text);
        }
    }

    void reading(InstrumentReading reading) {
        Attachment to = attachment;
        // One pack may hold several readings; its bytes are evidence once.
        if (to != null
                && reading.receivedMonotonicNanos()
                        != recordedPacks.getOrDefault(reading.instrumentId(), Long.MIN_VALUE)) {
            recordedPacks.put(reading.instrumentId(), reading.receivedMonotonicNanos());
            long now = to.clock().nowNanos();
            long measured = to.granted() ? now : to.atMonotonic().applyAsLong(reading.measuredMonotonicNanos());
            to.recorder().instrument(topic(reading.instrumentId()), now, measured, reading.payload());
        }
    }

    /** What a camera of a far station sent; what is older than the trial is not of it. */
    void camera(RawMessage message, String station, long aheadNanos) {
        Attachment to = attachment;
        if (to != null) {
            to.recorder().forwarded(message, station, aheadNanos);
        }
    }

    /** Packs of an instrument, records of a far station or messages of its cameras that are missing, as far as it is in the trial. */
    void lost(String topic, long count, long fromMonotonicNanos, long toMonotonicNanos, String reason, String knownBy) {
        Attachment to = attachment;
        if (to == null) {
            return;
        }
        long until = to.atMonotonic().applyAsLong(toMonotonicNanos);
        if (until >= startNanos) {
            long from = Math.max(startNanos, to.atMonotonic().applyAsLong(fromMonotonicNanos));
            to.recorder().lost(topic, count, from, until, reason, knownBy);
        }
    }

    /** @param whose an instrument's id, or a far station's name */
    void clock(String whose, ClockOffset offset) {
        note(
                CLOCK_TOPIC,
                "robograde/InstrumentClock",
                JSON.createObjectNode()
                        .put("instrument", whose)
                        .put("offsetNanos", String.valueOf(offset.offsetNanos()))
                        .put("uncertaintyNanos", String.valueOf(offset.uncertaintyNanos()))
                        .toString());
    }

    void refused(SecurityLog.Incident incident) {
        note(
                SECURITY_TOPIC,
                "robograde/Security",
                JSON.createObjectNode()
                        .put("kind", incident.kind().word())
                        .put("peer", incident.peer())
                        .put("detail", incident.detail())
                        .put("untold", incident.untold())
                        .toString());
    }

    private void note(String topic, String schema, String json) {
        Attachment to = attachment;
        if (to != null && !to.granted()) {
            to.recorder().note(topic, schema, to.clock().nowNanos(), json);
        }
    }

    static String topic(String instrumentId) {
        return "/instruments/" + instrumentId;
    }
}

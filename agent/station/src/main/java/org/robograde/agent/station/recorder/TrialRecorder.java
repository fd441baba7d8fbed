package org.robograde.agent.station.recorder;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import org.robograde.agent.evidence.BundleWriter;
import org.robograde.agent.evidence.EvidenceException;
import org.robograde.agent.evidence.TrialEvent;
import org.robograde.robots.messages.RawMessage;

/**
 * Puts raw messages into a bundle with their time on the trial's clock.
 *
 * <p>On a real field a message's time is its last byte's arrival on the trial's clock, which events are on too. Under granted simulated time the wall says
 * nothing, so messages are held until the granted window closes: one that carries a stamp inside the window is logged at its
 * stamp (a simulated link has no delay), one that the station itself sent at the window's start, any other at the window's end,
 * the first instant at which it was certainly there. Order inside a window is by time, then topic, so that two runs with one
 * seed write the same file.
 */
public final class TrialRecorder implements Ear.Listener {
    private final BundleWriter bundle;
    private final StampReader stamps;
    private final boolean granted;
    private final LongUnaryOperator atMonotonic;
    private final Set<String> sentByStation;
    private final Map<String, Integer> channels = new HashMap<>();
    private final List<RawMessage> window = new ArrayList<>();
    private final Consumer<String> onFailure;
    private Optional<RuntimeException> failure = Optional.empty();
    private long windowStartNanos;

    /**
     * @param granted whether simulated time is granted in windows; else time passes by itself
     * @param atMonotonic trial time of an instant of the station's monotonic clock; only used where time is not granted
     * @param sentByStation topics the station publishes itself
     * @param startNanos the trial's first instant on its clock
     * @param onFailure told once, on a thread of its own, when the recording cannot go on
     */
    public TrialRecorder(
            BundleWriter bundle,
            StampReader stamps,
            boolean granted,
            LongUnaryOperator atMonotonic,
            Set<String> sentByStation,
            long startNanos,
            Consumer<String> onFailure) {
        this.bundle = bundle;
        this.stamps = stamps;
        this.granted = granted;
        this.atMonotonic = atMonotonic;
        this.sentByStation = Set.copyOf(sentByStation);
        this.windowStartNanos = startNanos;
        this.onFailure = onFailure;
    }

    /** Why the recording could not go on, if it could not: then the trial does not count. */
    public synchronized Optional<RuntimeException> failure() {
        return failure;
    }

    /** A receiving thread has nobody to throw to, and a trial without a recorder must not go on. */
    private void guarded(Runnable writing) {
        if (failure.isPresent()) {
            return;
        }
        try {
            writing.run();
        } catch (EvidenceException | IllegalStateException e) {
            failure = Optional.of(e);
            // On a thread of its own: whoever is told will stop the unit, and must not wait for the locks held here.
            Thread alarm =
                    new Thread(() -> onFailure.accept("the recording failed: " + e.getMessage()), "recorder-alarm");
            alarm.setDaemon(true);
            alarm.start();
        }
    }

    @Override
    public synchronized void heard(RawMessage message) {
        if (granted) {
            window.add(message);
        } else {
            // A latched message may be older than the trial; it counts from the trial's first instant.
            write(message, Math.max(windowStartNanos, atMonotonic.applyAsLong(message.receivedMonotonicNanos())));
        }
    }

    /** Simulated time reached {@code nowNanos} and everything published until then has been heard: times are given and written. */
    public synchronized void closeWindow(long nowNanos) {
        record Timed(RawMessage message, long logTimeNanos) {}
        List<Timed> timed = new ArrayList<>(window.size());
        for (RawMessage message : window) {
            timed.add(new Timed(message, timeInWindow(message, nowNanos)));
        }
        timed.sort(Comparator.comparingLong(Timed::logTimeNanos)
                .thenComparing(each -> each.message().topic()));
        timed.forEach(each -> write(each.message(), each.logTimeNanos()));
        window.clear();
        windowStartNanos = nowNanos;
    }

    private long timeInWindow(RawMessage message, long nowNanos) {
        if (sentByStation.contains(message.topic())) {
            return windowStartNanos;
        }
        long stamp = stamps.stampNanos(message).orElse(nowNanos);
        return stamp >= windowStartNanos && stamp <= nowNanos ? stamp : nowNanos;
    }

    private void write(RawMessage message, long logTimeNanos) {
        guarded(() -> {
            int channel = channels.computeIfAbsent(message.topic() + " " + message.callerId(), key -> open(message));
            bundle.write(channel, logTimeNanos, stamps.stampNanos(message).orElse(logTimeNanos), message.payload());
        });
    }

    private int open(RawMessage message) {
        StampReader.Definition definition = stamps.definitionOf(message);
        Map<String, String> metadata = new TreeMap<>();
        metadata.put("callerid", message.callerId());
        metadata.put("md5sum", message.md5());
        metadata.put("latching", message.latching() ? "1" : "0");
        metadata.put("definition", definition.origin());
        return bundle.channel(
                message.topic(),
                message.encoding().label(),
                message.type(),
                message.encoding().schemaLabel(),
                definition.text(),
                metadata);
    }

    /** Records a JSON text of the station's own, e.g. the clock's tie. */
    public void note(String topic, String schemaName, long logTimeNanos, String json) {
        own(topic, "json", schemaName, logTimeNanos, ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** Records an instrument's reading as it came: SenML JSON (RFC 8428). */
    public void instrument(String topic, long logTimeNanos, ByteBuffer senml) {
        own(topic, "senml+json", "senml/Pack", logTimeNanos, senml);
    }

    private synchronized void own(
            String topic, String encoding, String schemaName, long logTimeNanos, ByteBuffer payload) {
        guarded(() -> {
            int channel = channels.computeIfAbsent(
                    topic,
                    key -> bundle.channel(
                            topic, encoding, schemaName, "jsonschema", "{}", Map.of("source", "station")));
            bundle.write(channel, logTimeNanos, logTimeNanos, payload.duplicate());
        });
    }

    /** Records something the station did or saw. */
    public synchronized void event(TrialEvent event) {
        guarded(() -> bundle.event(event));
    }
}

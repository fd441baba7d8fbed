package org.robograde.agent.station.recorder;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.robograde.agent.evidence.BundleWriter;
import org.robograde.agent.station.recorder.clocks.SourceClock;
import org.robograde.robots.messages.RawMessage;

/** What one publisher sends on one topic: its channel in the bundle, and what is known of messages that are missing. */
final class RecordedStream {
    private static final int UNREGISTERED = 0;

    private final RawMessage first;
    private final StampReader.Layout layout;
    private final Map<String, String> about;
    private final SequenceWatch sequence = new SequenceWatch();
    private final LossSpan dropped = new LossSpan();
    private final LossSpan unheard = new LossSpan();
    private final SourceClock clock = new SourceClock();
    private long messages;
    private long droppedMessages;
    private long unheardMessages;
    private long skipped;
    private long firstNanos;
    private long lastNanos;
    private long lastStampNanos;
    private long lastPublishNanos;
    private long silenceFromNanos;
    private long silenceNanosMax;

    /** Only the writing thread asks and changes it. */
    private int channel = UNREGISTERED;

    /** @param about more metadata of its channel */
    RecordedStream(RawMessage first, StampReader.Layout layout, Map<String, String> about) {
        this.first = first;
        this.layout = layout;
        this.about = Map.copyOf(about);
    }

    /** A publisher that comes back with another type or definition is another stream. */
    boolean fits(RawMessage message) {
        return message.md5().equals(first.md5())
                && message.type().equals(first.type())
                && message.definition().equals(first.definition());
    }

    String topic() {
        return first.topic();
    }

    /** Topic and publisher, as the clock's quality is stated. */
    String source() {
        return first.callerId().isEmpty() ? first.topic() : first.topic() + " of " + first.callerId();
    }

    StampReader.Layout layout() {
        return layout;
    }

    /** Takes note of a message when it was received, whether or not it can be written. */
    synchronized void received(ByteBuffer payload, long logTimeNanos, OptionalLong stampNanos, boolean ownTime) {
        OptionalLong count = layout.sequence(payload);
        if (count.isPresent()) {
            long missing = sequence.missingBefore(count.getAsLong());
            if (missing > 0) {
                unheard.add(missing, lastNanos, logTimeNanos);
                unheardMessages += missing;
            }
        }
        if (messages == 0) {
            firstNanos = logTimeNanos;
        } else if (logTimeNanos - lastNanos > silenceNanosMax) {
            silenceNanosMax = logTimeNanos - lastNanos;
            silenceFromNanos = lastNanos;
        }
        messages++;
        lastNanos = logTimeNanos;
        if (ownTime && stampNanos.isPresent()) {
            clock.saw(stampNanos.getAsLong(), logTimeNanos);
        }
    }

    /**
     * Times of a message whose receipt and stamp were corrected by a measured clock: a correction that changes turns nothing round.
     *
     * @param stampNanos as the source says
     * @param publishNanos the same, corrected
     */
    synchronized Corrected inOrder(long logTimeNanos, long stampNanos, long publishNanos) {
        long log = messages == 0 ? logTimeNanos : Math.max(logTimeNanos, lastNanos + 1);
        boolean forward = messages > 0 && stampNanos > lastStampNanos;
        lastPublishNanos = forward ? Math.max(publishNanos, lastPublishNanos + 1) : publishNanos;
        lastStampNanos = stampNanos;
        return new Corrected(log, lastPublishNanos);
    }

    record Corrected(long logTimeNanos, long publishTimeNanos) {}

    /** A message could not be kept. */
    synchronized void dropped(long logTimeNanos) {
        dropped.add(1, logTimeNanos, logTimeNanos);
        droppedMessages++;
        skipped++;
    }

    /** Messages dropped since the last one that was kept. */
    synchronized long skipped() {
        return skipped;
    }

    synchronized void kept() {
        skipped = 0;
    }

    synchronized Optional<LossSpan.Lost> takeDropped(long quietSinceNanos) {
        return dropped.takeIfQuiet(quietSinceNanos);
    }

    synchronized Optional<LossSpan.Lost> takeUnheard(long quietSinceNanos) {
        return unheard.takeIfQuiet(quietSinceNanos);
    }

    synchronized SourceClock.Quality clockQuality() {
        return clock.quality();
    }

    synchronized StreamFigures figures() {
        return new StreamFigures(
                topic(),
                first.callerId(),
                messages,
                droppedMessages,
                unheardMessages,
                firstNanos,
                lastNanos,
                silenceFromNanos,
                silenceNanosMax);
    }

    /** The id of the stream's channel; registers it the first time. On the writing thread. */
    int channelIn(BundleWriter bundle) {
        if (channel == UNREGISTERED) {
            Map<String, String> metadata = new TreeMap<>(about);
            metadata.put("callerid", first.callerId());
            metadata.put("md5sum", first.md5());
            metadata.put("latching", first.latching() ? "1" : "0");
            metadata.put("definition", layout.definition().origin());
            channel = bundle.separateChannel(
                    first.topic(),
                    first.encoding().label(),
                    first.type(),
                    first.encoding().schemaLabel(),
                    layout.definition().text().getBytes(StandardCharsets.UTF_8),
                    metadata);
        }
        return channel;
    }
}

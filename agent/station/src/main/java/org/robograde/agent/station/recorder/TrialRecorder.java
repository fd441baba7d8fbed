package org.robograde.agent.station.recorder;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.evidence.BundleWriter;
import org.robograde.agent.evidence.DiskFullException;
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
 *
 * <p>Messages are written by a thread of their own, from a queue that is bounded in bytes. On a real field one that finds it full is
 * dropped and counted; granted time waits instead.
 */
public final class TrialRecorder implements Ear.Listener {
    /** Of messages that wait for the disk; a quarter of the memory at most. */
    public static final long QUEUE_BYTES =
            Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 4);

    static final String DROPPED = "the recorder could not keep them: its queue was full, or the disk was";
    static final String UNHEARD = "they were sent and did not arrive";

    private static final long END_SECONDS = 60;

    /** Stamps below this, in 1978, are a time of their own, such as a simulation's. */
    private static final long DATES_FROM_NANOS = (1L << 28) * 1_000_000_000L;

    private final BundleWriter bundle;
    private final StampReader stamps;
    private final boolean granted;
    private final LongUnaryOperator atMonotonic;
    private final Set<String> sentByStation;
    private final Map<String, Map<String, RecordedStream>> streams = new HashMap<>();
    private final List<RecordedStream> all = new ArrayList<>();
    private final List<Held> window = new ArrayList<>();
    private final Consumer<String> onFailure;
    private final WriteQueue queue;
    private final ClockTies ties;
    private final Map<String, Integer> ownChannels = new HashMap<>();
    private @Nullable RuntimeException failure;
    private boolean ended;
    private long windowStartNanos;
    private long receivedBytes;

    private record Held(RecordedStream stream, RawMessage message) {}

    /**
     * @param granted whether simulated time is granted in windows; else time passes by itself
     * @param atMonotonic trial time of an instant of the station's monotonic clock; only used where time is not granted
     * @param sentByStation topics the station publishes itself
     * @param startNanos the trial's first instant on its clock
     * @param queueBytes of messages that may wait for the disk
     * @param onFailure told once, on a thread of its own, when the recording cannot go on
     */
    public TrialRecorder(
            BundleWriter bundle,
            StampReader stamps,
            boolean granted,
            LongUnaryOperator atMonotonic,
            Set<String> sentByStation,
            long startNanos,
            long queueBytes,
            Consumer<String> onFailure) {
        this.bundle = bundle;
        this.stamps = stamps;
        this.granted = granted;
        this.atMonotonic = atMonotonic;
        this.sentByStation = Set.copyOf(sentByStation);
        this.windowStartNanos = startNanos;
        this.onFailure = onFailure;
        ties = new ClockTies(bundle, atMonotonic);
        queue = new WriteQueue(queueBytes, this::fail);
        tieClocks();
    }

    /** Why the recording could not go on, if it could not: then the trial does not count. */
    public synchronized Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Whether it could not go on for want of room only: then everything before is whole and can be sealed. */
    public boolean stoppedByFullDisk() {
        return failure().filter(DiskFullException.class::isInstance).isPresent();
    }

    /** Ends the recording before the trial ends: raises the alarm, and counts what comes from now on as lost. */
    void fail(RuntimeException cause) {
        synchronized (this) {
            if (failure != null || ended) {
                return;
            }
            failure = cause;
        }
        // On a thread of its own: whoever is told will stop the unit, and must not wait for the locks held here.
        Thread alarm =
                new Thread(() -> onFailure.accept("the recording failed: " + cause.getMessage()), "recorder-alarm");
        alarm.setDaemon(true);
        alarm.start();
    }

    @Override
    public synchronized void heard(RawMessage message) {
        RecordedStream stream = streamOf(message, Map.of());
        if (granted) {
            window.add(new Held(stream, message));
        } else {
            // A latched message may be older than the trial; it counts from the trial's first instant.
            long logTime = Math.max(windowStartNanos, atMonotonic.applyAsLong(message.receivedMonotonicNanos()));
            keep(stream, message, logTime);
        }
    }

    private RecordedStream streamOf(RawMessage message, Map<String, String> about) {
        Map<String, RecordedStream> ofTopic = streams.computeIfAbsent(message.topic(), topic -> new HashMap<>());
        RecordedStream stream = ofTopic.get(message.callerId());
        if (stream == null || !stream.fits(message)) {
            stream = new RecordedStream(message, stamps.layoutOf(message), about);
            ofTopic.put(message.callerId(), stream);
            all.add(stream);
        }
        return stream;
    }

    /** Simulated time reached {@code nowNanos} and everything published until then has been heard: times are given and written. */
    public synchronized void closeWindow(long nowNanos) {
        record Timed(Held held, long logTimeNanos) {}
        List<Timed> timed = new ArrayList<>(window.size());
        for (Held held : window) {
            timed.add(new Timed(held, timeInWindow(held, nowNanos)));
        }
        timed.sort(Comparator.comparingLong(Timed::logTimeNanos)
                .thenComparing(each -> each.held().message().topic()));
        timed.forEach(each -> keep(each.held().stream(), each.held().message(), each.logTimeNanos()));
        window.clear();
        windowStartNanos = nowNanos;
    }

    private long timeInWindow(Held held, long nowNanos) {
        if (sentByStation.contains(held.message().topic())) {
            return windowStartNanos;
        }
        long stamp = held.stream().layout().stampNanos(held.message().payload()).orElse(nowNanos);
        return stamp >= windowStartNanos && stamp <= nowNanos ? stamp : nowNanos;
    }

    /**
     * Records what a camera of a far station sent, as of when that station had it.
     *
     * @param message its receive times are the far station's, on this station's clocks
     * @param station the far station's name
     * @param aheadNanos how far its clock is ahead of this station's
     * @return false if it is older than the trial: then it is not of it
     */
    public synchronized boolean forwarded(RawMessage message, String station, long aheadNanos) {
        long seen = atMonotonic.applyAsLong(message.receivedMonotonicNanos());
        if (seen < windowStartNanos && !message.latching()) {
            return false;
        }
        RecordedStream stream = streamOf(message, Map.of("station", station));
        OptionalLong stamp = stream.layout().stampNanos(message.payload());
        // A stamp that is no date is of a clock of its own, about which the far station's says nothing.
        long published = stamp.isEmpty()
                ? seen
                : stamp.getAsLong() < DATES_FROM_NANOS
                        ? stamp.getAsLong()
                        : seen - (message.receivedWallNanos() - (stamp.getAsLong() - aheadNanos));
        RecordedStream.Corrected times =
                stream.inOrder(Math.max(windowStartNanos, seen), stamp.orElse(seen), published);
        keep(
                stream,
                message,
                times.logTimeNanos(),
                stamp.isEmpty() ? OptionalLong.empty() : OptionalLong.of(times.publishTimeNanos()),
                false);
        return true;
    }

    private void keep(RecordedStream stream, RawMessage message, long logTimeNanos) {
        keep(stream, message, logTimeNanos, stream.layout().stampNanos(message.payload()), !granted);
    }

    /** @param tied whether the message's receive times must be found again */
    private void keep(RecordedStream stream, RawMessage message, long logTimeNanos, OptionalLong stamp, boolean tied) {
        stream.received(message.payload(), logTimeNanos, stamp, !granted);
        receivedBytes += message.payload().remaining();
        MessageWrite write =
                new MessageWrite(stream, message, logTimeNanos, stamp.orElse(logTimeNanos), stream.skipped(), tied);
        boolean taken = failure == null && (granted ? queue.put(write) : queue.offer(write));
        if (taken) {
            stream.kept();
        } else {
            stream.dropped(logTimeNanos);
        }
    }

    /** A message with all its times, on its way to the disk. */
    private final class MessageWrite implements WriteQueue.Write {
        private final RecordedStream stream;
        private final RawMessage message;
        private final long logTimeNanos;
        private final long publishTimeNanos;
        private final long skipped;
        private final boolean tied;

        /** @param skipped messages of the stream that were dropped right before this one */
        MessageWrite(
                RecordedStream stream,
                RawMessage message,
                long logTimeNanos,
                long publishTimeNanos,
                long skipped,
                boolean tied) {
            this.stream = stream;
            this.message = message;
            this.logTimeNanos = logTimeNanos;
            this.publishTimeNanos = publishTimeNanos;
            this.skipped = skipped;
            this.tied = tied;
        }

        @Override
        public void run() {
            int channel = stream.channelIn(bundle);
            if (skipped > 0) {
                bundle.skip(channel, skipped);
            }
            long sequence = bundle.write(channel, logTimeNanos, publishTimeNanos, message.payload());
            if (tied) {
                ties.written(
                        channel, sequence, logTimeNanos, message.receivedMonotonicNanos(), message.receivedWallNanos());
            }
        }

        @Override
        public void lost() {
            stream.dropped(logTimeNanos);
        }

        @Override
        public int bytes() {
            return message.payload().remaining() + WriteQueue.OVERHEAD_BYTES;
        }
    }

    /** Something the station itself has to say. */
    private record OwnWrite(Runnable writing, int bytes) implements WriteQueue.Write {
        @Override
        public void run() {
            writing.run();
        }

        @Override
        public void lost() {
            // That the recording ended early is stated as such, and from when on.
        }
    }

    private void own(int bytes, Runnable writing) {
        if (!queue.offerOwn(new OwnWrite(writing, bytes + WriteQueue.OVERHEAD_BYTES)) && !hasFailed()) {
            fail(new EvidenceException(
                    "the disk takes nothing, and there is no room left for the station's own records"));
        }
    }

    private synchronized boolean hasFailed() {
        return failure != null || ended;
    }

    /** Ties the station's clocks to each other and to the trial's; due every second. Nothing where time is granted. */
    void tieClocks() {
        if (!granted) {
            own(0, ties::tie);
        }
    }

    /** Records a JSON text of the station's own, e.g. the clock's quality. */
    public void note(String topic, String schemaName, long logTimeNanos, String json) {
        own(topic, "json", schemaName, logTimeNanos, ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Records an instrument's reading: SenML JSON (RFC 8428).
     *
     * @param measuredNanos when it was measured, as far as that is known
     */
    public void instrument(String topic, long logTimeNanos, long measuredNanos, ByteBuffer senml) {
        own(topic, "senml+json", "senml/Pack", logTimeNanos, measuredNanos, senml);
    }

    private void own(String topic, String encoding, String schemaName, long logTimeNanos, ByteBuffer payload) {
        own(topic, encoding, schemaName, logTimeNanos, logTimeNanos, payload);
    }

    private void own(
            String topic,
            String encoding,
            String schemaName,
            long logTimeNanos,
            long publishTimeNanos,
            ByteBuffer payload) {
        own(payload.remaining(), () -> {
            int channel = ownChannels.computeIfAbsent(
                    topic,
                    key -> bundle.channel(
                            topic, encoding, schemaName, "jsonschema", "{}", Map.of("source", "station")));
            bundle.write(channel, logTimeNanos, publishTimeNanos, payload.duplicate());
        });
    }

    /** Records something the station did or saw. */
    public void event(TrialEvent event) {
        own(256, () -> bundle.event(event));
    }

    /** Puts what is known to be missing into the ledger, as far as it has not gone on since {@code quietSinceNanos}. */
    void stateLosses(long quietSinceNanos) {
        for (RecordedStream stream : streams()) {
            stream.takeDropped(quietSinceNanos)
                    .ifPresent(lost -> own(256, () -> state(stream, lost, DROPPED, "the recorder's own count")));
            stream.takeUnheard(quietSinceNanos)
                    .ifPresent(lost ->
                            own(256, () -> state(stream, lost, UNHEARD, "the publisher's own count, header.seq")));
        }
    }

    private void state(RecordedStream stream, LossSpan.Lost lost, String reason, String knownBy) {
        bundle.lost(stream.topic(), lost.count(), lost.fromNanos(), lost.toNanos(), reason, knownBy);
    }

    /** Adds to the loss ledger, after everything that was received before. */
    public void lost(String topic, long count, long fromNanos, long toNanos, String reason, String knownBy) {
        own(256, () -> bundle.lost(topic, count, fromNanos, toNanos, reason, knownBy));
    }

    synchronized List<RecordedStream> streams() {
        return List.copyOf(all);
    }

    /** What came of each publisher and topic so far. */
    public List<StreamFigures> figures() {
        return streams().stream().map(RecordedStream::figures).toList();
    }

    /** Payload bytes received so far. */
    public synchronized long receivedBytes() {
        return receivedBytes;
    }

    /** Bytes that wait for the disk. */
    public long waitingBytes() {
        return queue.waitingBytes();
    }

    /** Monotonic time since which the disk has not taken what it was given; 0 if it is not being given anything. */
    public long busySinceNanos() {
        return queue.busySinceNanos();
    }

    /**
     * Writes what still waits and states what is missing; to be called when nothing is heard any more, before the bundle is sealed.
     * Where the disk was full, or has not taken anything for a minute, what waits is lost, and counted.
     */
    public void end() {
        if (!queue.end(END_SECONDS)) {
            fail(new EvidenceException("the disk did not take what waits within " + END_SECONDS + " s"));
        }
        synchronized (this) {
            ended = true;
        }
        Optional<RuntimeException> cause = failure();
        if (cause.isPresent() && !stoppedByFullDisk()) {
            return;
        }
        for (RecordedStream stream : streams()) {
            stream.takeDropped(Long.MAX_VALUE)
                    .ifPresent(lost -> state(stream, lost, DROPPED, "the recorder's own count"));
            stream.takeUnheard(Long.MAX_VALUE)
                    .ifPresent(lost -> state(stream, lost, UNHEARD, "the publisher's own count, header.seq"));
        }
    }

    /** Messages received per topic. */
    Map<String, Long> messagesPerTopic() {
        Map<String, Long> counts = new TreeMap<>();
        figures().forEach(each -> counts.merge(each.topic(), each.messages(), Long::sum));
        return counts;
    }
}

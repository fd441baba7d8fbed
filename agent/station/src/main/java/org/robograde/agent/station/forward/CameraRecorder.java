package org.robograde.agent.station.forward;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.units.RobotLink;

/**
 * The cameras of a far station: what they send is stored as it came, by a thread of its own from a queue that is bounded in bytes, so that a slow disk
 * never holds up a connection. What is missing is counted per topic, and the count stored as soon as the disk takes anything.
 */
final class CameraRecorder implements AutoCloseable {
    private static final long QUEUE_BYTES =
            Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 4);
    private static final long SAYS_UP_TO_NANOS = 500_000_000L;
    /** Between a message's last byte and its place in the queue. */
    private static final long UNDER_WAY_NANOS = 100_000_000L;

    private static final String QUEUE_FULL = "the far station's disk does not keep up";
    private static final String NOT_STORED = "the far station could not store them";
    private static final String BROKE =
            "a connection at the far station broke; what was under way, and what was sent until it stood again, is missing";

    private final Outbox outbox;
    private final LongSupplier wallNanos;
    private final Consumer<String> remarks;
    private final Map<String, Camera> cameras = new TreeMap<>();
    private final Deque<Seen> queue = new ArrayDeque<>();
    private final Deque<FarMessage> unsaid = new ArrayDeque<>();
    private final Thread writer = new Thread(this::write, "far-cameras");
    private long queuedBytes;
    private long saidNanos = System.nanoTime();
    private boolean closed;
    private boolean diskFull;

    private record Seen(Camera camera, RawMessage message) {}

    /** A topic of a camera. Guarded by its owner's lock. */
    private static final class Camera {
        private final String topic;
        private RobotLink.@Nullable Listening listening;
        private long brokenLinks;
        private long stored;
        private long lastNanos;
        private long lost;
        private long lostFromNanos;
        private long lostToNanos;
        private String lostReason = "";

        Camera(String topic) {
            this.topic = topic;
        }

        void lost(long atNanos, String reason) {
            lostFromNanos = lost == 0 ? atNanos : lostFromNanos;
            lostToNanos = atNanos;
            lostReason = reason;
            lost++;
        }

        /** What is missing since this was asked last. */
        List<FarMessage.CameraLoss> losses(long nowNanos) {
            List<FarMessage.CameraLoss> losses = new ArrayList<>();
            if (lost > 0) {
                losses.add(new FarMessage.CameraLoss(topic, lost, lostFromNanos, lostToNanos, lostReason));
                lost = 0;
            }
            long broken = listening == null ? 0 : listening.brokenLinkCount();
            if (broken > brokenLinks) {
                brokenLinks = broken;
                losses.add(
                        new FarMessage.CameraLoss(topic, -1, lastNanos == 0 ? nowNanos : lastNanos, nowNanos, BROKE));
            }
            return losses;
        }
    }

    private CameraRecorder(Outbox outbox, LongSupplier wallNanos, Consumer<String> remarks) {
        this.outbox = outbox;
        this.wallNanos = wallNanos;
        this.remarks = remarks;
        writer.setDaemon(true);
    }

    /**
     * @param link to where the cameras are; its owner closes it after this
     * @param topics of the cameras
     * @param outbox for cameras only
     * @param wallNanos this station's clock, UTC since 1970
     */
    static CameraRecorder open(
            RobotLink link,
            Collection<String> topics,
            Outbox outbox,
            LongSupplier wallNanos,
            Consumer<String> remarks) {
        CameraRecorder all = new CameraRecorder(outbox, wallNanos, remarks);
        all.unsaid.add(new FarMessage.CamerasBegan(wallNanos.getAsLong()));
        all.writer.start();
        topics.forEach(topic -> all.listen(link, topic));
        return all;
    }

    private void listen(RobotLink link, String topic) {
        Camera camera = new Camera(topic);
        synchronized (this) {
            cameras.put(topic, camera);
        }
        // Not under the lock: the link hands over what is latched before it returns.
        RobotLink.Listening listening = link.listen(topic, message -> hear(camera, message));
        synchronized (this) {
            camera.listening = listening;
        }
    }

    private synchronized void hear(Camera camera, RawMessage message) {
        long seen = wallNanos.getAsLong() - (System.nanoTime() - message.receivedMonotonicNanos());
        int bytes = message.payload().remaining();
        if (closed || (queuedBytes > 0 && queuedBytes + bytes > QUEUE_BYTES)) {
            camera.lost(seen, QUEUE_FULL);
            return;
        }
        queuedBytes += bytes;
        queue.addLast(new Seen(
                camera,
                new RawMessage(
                        message.topic(),
                        message.encoding(),
                        message.type(),
                        message.md5(),
                        message.definition(),
                        message.callerId(),
                        message.latching(),
                        message.payload(),
                        message.receivedMonotonicNanos(),
                        seen)));
        notifyAll();
    }

    private void write() {
        try {
            while (true) {
                Seen seen = next();
                if (seen != null) {
                    store(seen);
                } else if (isClosed()) {
                    return;
                } else {
                    sayUpTo();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Seen next() throws InterruptedException {
        if (queue.isEmpty() && !closed) {
            TimeUnit.NANOSECONDS.timedWait(this, SAYS_UP_TO_NANOS);
        }
        Seen seen = queue.pollFirst();
        if (seen != null) {
            queuedBytes -= seen.message().payload().remaining();
        }
        return seen;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void store(Seen seen) {
        long at = seen.message().receivedWallNanos();
        try {
            List<Outbox.Entry> entries = unsaid();
            entries.addAll(Outbox.entries(seen.message()));
            outbox.store(entries);
            synchronized (this) {
                unsaid.clear();
                seen.camera().stored++;
                seen.camera().lastNanos = at;
            }
            taken();
        } catch (IOException e) {
            synchronized (this) {
                seen.camera().lost(at, NOT_STORED + " (" + e.getMessage() + ")");
            }
            refused(e);
        }
    }

    /** What must be known before what comes next; it goes with that or not at all, so that a small count does not take the last room again and again. */
    private synchronized List<Outbox.Entry> unsaid() {
        long now = wallNanos.getAsLong();
        cameras.values().forEach(each -> each.losses(now).forEach(this::say));
        List<Outbox.Entry> entries = new ArrayList<>();
        unsaid.forEach(each -> entries.add(new Outbox.Entry(StoredRecord.Kind.DATA, FarMessage.encode(each))));
        return entries;
    }

    /** With one that says the same of a time before, if there is one. */
    private void say(FarMessage.CameraLoss loss) {
        for (FarMessage each : unsaid) {
            if (each instanceof FarMessage.CameraLoss before && before.goesOnAs(loss)) {
                unsaid.remove(each);
                unsaid.addLast(before.and(loss));
                return;
            }
        }
        unsaid.addLast(loss);
    }

    /** While more than that waits, the times of what waits say how far the main station is. */
    private void sayUpTo() {
        long now = wallNanos.getAsLong();
        synchronized (this) {
            if (!queue.isEmpty() || System.nanoTime() - saidNanos < SAYS_UP_TO_NANOS) {
                return;
            }
            saidNanos = System.nanoTime();
        }
        try {
            List<Outbox.Entry> entries = unsaid();
            if (outbox.pending() == 0) {
                FarMessage upTo = new FarMessage.CamerasUpTo(now - UNDER_WAY_NANOS);
                entries.add(new Outbox.Entry(StoredRecord.Kind.DATA, FarMessage.encode(upTo)));
            }
            if (!entries.isEmpty()) {
                outbox.store(entries);
                synchronized (this) {
                    unsaid.clear();
                }
                taken();
            }
        } catch (IOException e) {
            refused(e);
        }
    }

    private void taken() {
        if (diskFull) {
            diskFull = false;
            remarks.accept("cameras are stored again; what was lost is counted and forwarded");
        }
    }

    private void refused(IOException why) {
        if (!diskFull) {
            diskFull = true;
            remarks.accept("a camera's picture was NOT stored: " + why.getMessage());
        }
    }

    /** Topics that nobody publishes now. */
    synchronized List<String> silent() {
        return cameras.values().stream()
                .filter(each -> each.listening == null || each.listening.publisherCount() == 0)
                .map(each -> each.topic)
                .toList();
    }

    /** Messages stored since this was opened. */
    synchronized long stored() {
        return cameras.values().stream().mapToLong(each -> each.stored).sum();
    }

    /** Hears no more, and stores what waits. */
    @Override
    public void close() {
        List<Camera> all;
        synchronized (this) {
            all = List.copyOf(cameras.values());
        }
        for (Camera each : all) {
            RobotLink.Listening listening = each.listening;
            if (listening != null) {
                listening.close();
            }
        }
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            writer.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

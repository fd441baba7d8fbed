package org.robograde.agent.station.forward;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.californium.core.CoapHandler;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.coap.Request;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.coap.SecurityLog;
import org.robograde.agent.station.instruments.ClockOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends an outbox to the main station, some records at a time, again and again until it says that it has them. It goes on by itself after an outage of
 * any length.
 */
public final class Forwarder implements AutoCloseable {
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final long PAUSE_MILLIS_MIN = 50;
    private static final long PAUSE_MILLIS_MAX = 1000;
    private static final long CLOSE_MILLIS = 5000;
    /** With its head in one datagram on any link. */
    private static final int BATCH_BYTES_MIN = 1000;
    /** What takes longer than that was held up by lost datagrams. */
    private static final long SLOW_NANOS = 250_000_000L;

    private static final long QUICK_NANOS = 80_000_000L;
    private static final String SILENT = "the main station does not answer; everything is kept until it does";
    private static final Pattern ANSWER = Pattern.compile("([0-9]{1,19})( ([0-9]{1,19}))?");
    private static final Logger LOG = LoggerFactory.getLogger(Forwarder.class);

    private final Outbox outbox;
    private final MainStation main;
    private final boolean ownsMain;
    private final Manner manner;
    private final Consumer<String> remarks;
    private final Thread thread;
    private final Map<Long, Batch> underWay = new TreeMap<>();
    private final Deque<Batch> again = new ArrayDeque<>();
    private long sentUpTo;
    private long sent;
    private long neededFromNanos = Long.MIN_VALUE;
    private int batchBytes;
    private long pauseMillis = PAUSE_MILLIS_MIN;
    private boolean pausing;
    private boolean heard = true;
    private boolean closed;

    /**
     * How much is under way at once.
     *
     * @param requestsMax not answered yet
     * @param bytesMax of all records in them
     * @param batchBytesMax of records in one request; fewer where they do not get through soon
     * @param answer after which a request is given up
     */
    record Manner(int requestsMax, int bytesMax, int batchBytesMax, Duration answer) {
        /** One datagram at a time: what is measured is small, and soon there. */
        static final Manner READINGS = new Manner(1, 1000, BATCH_BYTES_MIN, Duration.ofSeconds(5));
        /** Pictures block by block on a good link; on one that loses much a datagram each, for a lost one holds up all behind it in its request. */
        static final Manner CAMERAS = new Manner(64, 512 << 10, 32 << 10, Duration.ofSeconds(60));
    }

    private record Batch(
            List<StoredRecord> records,
            long sentNanos,
            @Nullable Request request) {
        int bytes() {
            return records.stream().mapToInt(StoredRecord::size).sum();
        }

        long first() {
            return records.get(0).sequence();
        }

        long last() {
            return records.get(records.size() - 1).sequence();
        }
    }

    private Forwarder(Outbox outbox, MainStation main, boolean ownsMain, Manner manner, Consumer<String> remarks) {
        this.outbox = outbox;
        this.main = main;
        this.ownsMain = ownsMain;
        this.manner = manner;
        this.remarks = remarks;
        batchBytes = Math.min(manner.batchBytesMax(), 8 * BATCH_BYTES_MIN);
        thread = new Thread(this::forward, "forwarder");
        thread.setDaemon(true);
    }

    /**
     * @param name of this station, as the main one files it
     * @param wallNanos this station's clock (UTC since 1970), which is compared with the main station's
     * @param remarks told once when the main station stops answering, and when it does again
     */
    public static Forwarder start(
            Outbox outbox,
            URI mainStation,
            String name,
            CoapSecurity security,
            SecurityLog log,
            LongSupplier wallNanos,
            Consumer<String> remarks)
            throws IOException {
        MainStation main = MainStation.at(mainStation, name, security, log, wallNanos);
        Forwarder forwarder = new Forwarder(outbox, main, true, Manner.READINGS, remarks);
        forwarder.thread.start();
        return forwarder;
    }

    /** As the other, for an outbox with what cameras sent. */
    public static Forwarder startOfCameras(
            Outbox outbox,
            URI mainStation,
            String name,
            CoapSecurity security,
            SecurityLog log,
            LongSupplier wallNanos,
            Consumer<String> remarks)
            throws IOException {
        MainStation main = MainStation.at(mainStation, name, security, log, wallNanos);
        Forwarder forwarder = new Forwarder(outbox, main, true, Manner.CAMERAS, remarks);
        forwarder.thread.start();
        return forwarder;
    }

    /** Sends another outbox to the same main station; its owner closes that after this. */
    static Forwarder start(Outbox outbox, MainStation main, Manner manner, Consumer<String> remarks) {
        Forwarder forwarder = new Forwarder(outbox, main, false, manner, remarks);
        forwarder.thread.start();
        return forwarder;
    }

    private void forward() {
        try {
            main.awaitClock();
            synchronized (this) {
                sentUpTo = outbox.acknowledged();
            }
            while (awaitRoom()) {
                Batch batch = nextBatch();
                if (batch != null) {
                    send(batch.records());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            // Closing ends whatever Californium waits for, and it says so with an exception of its own.
            if (!isClosed()) {
                LOG.error("nothing is forwarded any more", e);
                remarks.accept("nothing is forwarded any more: " + e.getMessage());
            }
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Waits until another request may be sent; false once this is closed. */
    private boolean awaitRoom() throws InterruptedException {
        while (true) {
            overdue().forEach(this::giveUp);
            synchronized (this) {
                if (pausing && !closed) {
                    pausing = false;
                    TimeUnit.MILLISECONDS.timedWait(this, pauseMillis);
                }
                if (closed || hasRoom()) {
                    return !closed;
                }
                TimeUnit.MILLISECONDS.timedWait(this, IDLE.toMillis());
            }
        }
    }

    private boolean hasRoom() {
        return underWay.size() < manner.requestsMax()
                && underWay.values().stream().mapToInt(Batch::bytes).sum() < manner.bytesMax();
    }

    private synchronized List<Batch> overdue() {
        long latest = System.nanoTime() - manner.answer().toNanos();
        return underWay.values().stream()
                .filter(each -> each.request() != null && each.sentNanos() - latest < 0)
                .toList();
    }

    /** A request of which nothing is heard any more, neither that it was taken nor that it was not. */
    private void giveUp(Batch batch) {
        Request request = batch.request();
        if (request != null) {
            request.cancel();
        }
        ended(batch.first(), SILENT);
    }

    private @Nullable Batch nextBatch() throws IOException, InterruptedException {
        long after;
        int bytes;
        long needed;
        synchronized (this) {
            Batch failed = again.pollFirst();
            if (failed != null) {
                return failed;
            }
            after = sentUpTo;
            bytes = batchBytes;
            needed = neededFromNanos;
        }
        List<StoredRecord> records = outbox.next(after, bytes, IDLE, needed);
        return records.isEmpty() ? null : new Batch(records, 0, null);
    }

    private void send(List<StoredRecord> records) {
        long first = records.get(0).sequence();
        long now = System.nanoTime();
        synchronized (this) {
            if (closed) {
                return;
            }
            sent += records.size();
            Batch waiting = new Batch(records, now, null);
            underWay.put(first, waiting);
            sentUpTo = Math.max(sentUpTo, waiting.last());
        }
        Request request = main.post(outbox.epoch(), first, StoredRecord.encode(records), new CoapHandler() {
            @Override
            public void onLoad(CoapResponse response) {
                answered(first, response);
            }

            @Override
            public void onError() {
                ended(first, SILENT);
            }
        });
        synchronized (this) {
            underWay.computeIfPresent(first, (key, each) -> new Batch(each.records(), now, request));
        }
    }

    private void answered(long first, CoapResponse answer) {
        if (!answer.isSuccess()) {
            ended(first, "the main station refuses: " + answer.getCode() + " " + answer.getResponseText());
            return;
        }
        Matcher said = ANSWER.matcher(new String(answer.getPayload(), StandardCharsets.US_ASCII));
        if (!said.matches()) {
            ended(first, "the main station does not say what it has");
            return;
        }
        try {
            outbox.acknowledged(Long.parseLong(said.group(1)));
            neededFrom(Optional.ofNullable(said.group(3)).map(Long::parseLong));
            ended(first, "");
        } catch (IOException | NumberFormatException e) {
            ended(first, "what the main station has cannot be noted: " + e.getMessage());
        }
    }

    /** What the main station does not need of cameras is not sent; its clock tells until when. */
    private synchronized void neededFrom(Optional<Long> mainNanos) {
        Optional<ClockOffset> clock = main.clock();
        if (mainNanos.isPresent() && clock.isPresent()) {
            neededFromNanos =
                    mainNanos.get() - clock.get().offsetNanos() - clock.get().uncertaintyNanos();
        }
    }

    /** @param refusal why nothing was taken; empty if it was */
    private void ended(long first, String refusal) {
        String remark = "";
        synchronized (this) {
            Batch batch = underWay.remove(first);
            if (batch == null || closed) {
                return;
            }
            boolean taken = refusal.isEmpty();
            if (taken) {
                adapt(System.nanoTime() - batch.sentNanos());
                pauseMillis = PAUSE_MILLIS_MIN;
            } else {
                batchBytes = BATCH_BYTES_MIN;
                pausing = true;
                pauseMillis = Math.min(PAUSE_MILLIS_MAX, 2 * pauseMillis);
                halves(batch);
            }
            beginAgainAtAGap();
            if (taken != heard) {
                heard = taken;
                remark = heard ? "the main station answers again" : refusal;
            }
            notifyAll();
        }
        if (!remark.isEmpty()) {
            remarks.accept(remark);
        }
    }

    private void adapt(long tookNanos) {
        if (tookNanos > SLOW_NANOS) {
            batchBytes = Math.max(BATCH_BYTES_MIN, batchBytes / 2);
        } else if (tookNanos < QUICK_NANOS) {
            batchBytes = Math.min(manner.batchBytesMax(), batchBytes + BATCH_BYTES_MIN);
        }
    }

    /** What did not get through whole may in two. */
    private void halves(Batch batch) {
        List<StoredRecord> records = batch.records();
        int middle = (records.size() + 1) / 2;
        if (middle < records.size()) {
            again.addFirst(new Batch(records.subList(middle, records.size()), 0, null));
        }
        again.addFirst(new Batch(records.subList(0, middle), 0, null));
    }

    /** The main station keeps what came too early in memory only; where it lost that, everything behind the gap is sent again. */
    private void beginAgainAtAGap() {
        long next = outbox.acknowledged() + 1;
        again.removeIf(each -> each.last() < next);
        boolean comes = underWay.values().stream().anyMatch(each -> each.first() <= next && next <= each.last())
                || again.stream().anyMatch(each -> each.first() <= next && next <= each.last());
        if (!comes && next <= sentUpTo) {
            sentUpTo = next - 1;
            again.clear();
        }
    }

    /** Records given to the link, each as often as it was. */
    public synchronized long sent() {
        return sent;
    }

    /** Stops sending; what is not acknowledged stays in the outbox. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            List.copyOf(underWay.values())
                    .forEach(each -> Optional.ofNullable(each.request()).ifPresent(Request::cancel));
            notifyAll();
        }
        thread.interrupt();
        if (ownsMain) {
            main.close();
        }
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

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
    /** With its head in one datagram on any link; of records that are larger one goes, block by block. */
    private static final int BATCH_BYTES = 1024;
    /** Behind one that is not acknowledged; the main station keeps no more that comes before its time. */
    private static final long WINDOW_RECORDS = 2048;

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
    private long pauseMillis = PAUSE_MILLIS_MIN;
    private boolean pausing;
    private boolean heard = true;
    private boolean closed;

    /**
     * How much is under way at once.
     *
     * @param requestsMax not answered yet
     * @param answer after which a request is given up
     */
    record Manner(int requestsMax, Duration answer) {
        /** One at a time: what is measured is small, and soon there. */
        static final Manner READINGS = new Manner(1, Duration.ofSeconds(5));
        /** A lost datagram holds up one request of many, and none behind it. */
        static final Manner CAMERAS = new Manner(64, Duration.ofSeconds(15));
    }

    private record Batch(
            List<StoredRecord> records,
            long sentNanos,
            @Nullable Request request) {
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
                && (!again.isEmpty() || sentUpTo < outbox.acknowledged() + WINDOW_RECORDS);
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
        long needed;
        synchronized (this) {
            Batch failed = again.pollFirst();
            if (failed != null) {
                return failed;
            }
            after = sentUpTo;
            needed = neededFromNanos;
        }
        List<StoredRecord> records = outbox.next(after, BATCH_BYTES, IDLE, needed);
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
                pauseMillis = PAUSE_MILLIS_MIN;
            } else {
                pausing = true;
                pauseMillis = Math.min(PAUSE_MILLIS_MAX, 2 * pauseMillis);
                again.addFirst(new Batch(batch.records(), 0, null));
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

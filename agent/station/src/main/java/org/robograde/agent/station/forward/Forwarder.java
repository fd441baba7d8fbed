package org.robograde.agent.station.forward;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.exception.ConnectorException;
import org.robograde.agent.station.coap.Coap;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.coap.SecurityLog;
import org.robograde.agent.station.instruments.ClockOffset;
import org.robograde.agent.station.instruments.InstrumentClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends an outbox to the main station, a few records at a time, again and again until it says that it has them. It goes on by itself after an outage of
 * any length.
 */
public final class Forwarder implements AutoCloseable {
    /** With its head in one datagram on any link. */
    private static final int BATCH_BYTES = 1000;

    private static final Duration IDLE = Duration.ofMillis(200);
    private static final long ANSWER_MILLIS = 5000;
    private static final long PAUSE_MILLIS_MIN = 50;
    private static final long PAUSE_MILLIS_MAX = 1000;
    private static final long CLOCK_EVERY_NANOS = 2_000_000_000L;
    /** An answer that did not have to be repeated, on most links. */
    private static final long SHARP_NANOS = 20_000_000L;
    /** How long the first records wait for a clock to be compared with; a main station that has none gets them without. */
    private static final long FIRST_CLOCK_MILLIS = 3000;

    private static final Logger LOG = LoggerFactory.getLogger(Forwarder.class);

    private final Outbox outbox;
    private final CoapEndpoint endpoint;
    private final CoapClient client;
    private final String target;
    private final InstrumentClock mainClock;
    private final Consumer<String> remarks;
    private final Thread thread;
    private final AtomicLong sent = new AtomicLong();
    private long clockAskedNanos = System.nanoTime() - CLOCK_EVERY_NANOS;
    private volatile boolean closed;

    private Forwarder(
            Outbox outbox, CoapEndpoint endpoint, String target, InstrumentClock mainClock, Consumer<String> remarks) {
        this.outbox = outbox;
        this.endpoint = endpoint;
        this.target = target;
        this.mainClock = mainClock;
        client = new CoapClient(target).setEndpoint(endpoint).setTimeout(ANSWER_MILLIS);
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
        CoapEndpoint endpoint = Coap.lossyClient(mainStation, security, log);
        endpoint.start();
        String target = mainStation + "/" + ForwardInbox.PATH + "?from=" + ForwardInbox.checkedName(name) + "&epoch="
                + outbox.epoch();
        InstrumentClock clock = new InstrumentClock(mainStation, endpoint, wallNanos);
        Forwarder forwarder = new Forwarder(outbox, endpoint, target, clock, remarks);
        forwarder.thread.start();
        return forwarder;
    }

    private void forward() {
        long pauseMillis = PAUSE_MILLIS_MIN;
        boolean heard = true;
        try {
            awaitClock();
            while (!closed) {
                List<StoredRecord> batch = outbox.next(BATCH_BYTES, IDLE);
                if (batch.isEmpty()) {
                    continue;
                }
                sent.addAndGet(batch.size());
                String refusal = send(batch);
                if (refusal.isEmpty() != heard) {
                    heard = refusal.isEmpty();
                    remarks.accept(heard ? "the main station answers again" : refusal);
                }
                pauseMillis = heard ? PAUSE_MILLIS_MIN : Math.min(PAUSE_MILLIS_MAX, 2 * pauseMillis);
                if (!heard) {
                    TimeUnit.MILLISECONDS.sleep(pauseMillis);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            // Closing interrupts whatever Californium waits for, and it says so with an exception of its own.
            if (!closed) {
                LOG.error("nothing is forwarded any more", e);
                remarks.accept("nothing is forwarded any more: " + e.getMessage());
            }
        }
    }

    private void awaitClock() throws InterruptedException {
        for (long waited = 0; waited < FIRST_CLOCK_MILLIS && !closed; waited += PAUSE_MILLIS_MIN) {
            boolean known = mainClock.offset().isPresent();
            if (known
                    && (waited >= FIRST_CLOCK_MILLIS / 3
                            || isSharp(mainClock.offset().get()))) {
                return;
            }
            if (waited % (4 * PAUSE_MILLIS_MIN) == 0) {
                mainClock.ask();
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS_MIN);
        }
    }

    private static boolean isSharp(ClockOffset offset) {
        return offset.uncertaintyNanos() < SHARP_NANOS;
    }

    private void askForTheTime() {
        long now = System.nanoTime();
        if (now - clockAskedNanos >= CLOCK_EVERY_NANOS) {
            clockAskedNanos = now;
            mainClock.ask();
        }
    }

    /** Where to, and how this clock stands to the main station's now, which records that waited long do not know yet. */
    private String query() {
        return target
                + mainClock
                        .offset()
                        .map(main -> "&clock=" + -main.offsetNanos() + "," + main.uncertaintyNanos())
                        .orElse("");
    }

    /** @return why nothing was acknowledged; empty if something was */
    private String send(List<StoredRecord> batch) throws IOException {
        askForTheTime();
        CoapResponse answer;
        try {
            client.setURI(query());
            answer = client.post(StoredRecord.encode(batch), MediaTypeRegistry.APPLICATION_OCTET_STREAM);
        } catch (ConnectorException | IOException e) {
            return "the main station cannot be reached: " + e.getMessage();
        }
        if (answer == null) {
            return "the main station does not answer; everything is kept until it does";
        }
        if (!answer.isSuccess()) {
            return "the main station refuses: " + answer.getCode() + " " + answer.getResponseText();
        }
        Optional<Long> stored = number(answer.getPayload());
        if (stored.isEmpty()) {
            return "the main station does not say what it has";
        }
        outbox.acknowledged(stored.get());
        return "";
    }

    private static Optional<Long> number(byte[] payload) {
        try {
            return Optional.of(Long.parseLong(new String(payload, StandardCharsets.US_ASCII).strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Records given to the link, each as often as it was. */
    public long sent() {
        return sent.get();
    }

    /** Stops sending; what is not acknowledged stays in the outbox. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        mainClock.end();
        client.shutdown();
        endpoint.destroy();
        try {
            thread.join(ANSWER_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

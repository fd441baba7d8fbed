package org.robograde.agent.station.forward;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapHandler;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.robograde.agent.station.coap.Coap;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.coap.SecurityLog;
import org.robograde.agent.station.instruments.ClockOffset;
import org.robograde.agent.station.instruments.InstrumentClock;

/** The main station as a far one reaches it: one socket, one DTLS session, and how the two clocks stand to each other. Thread-safe. */
final class MainStation implements AutoCloseable {
    private static final long CLOCK_EVERY_NANOS = 2_000_000_000L;
    /** An answer that did not have to be repeated, on most links. */
    private static final long SHARP_NANOS = 20_000_000L;
    /** How long the first records wait for a clock to be compared with; a main station that has none gets them without. */
    private static final long FIRST_CLOCK_MILLIS = 3000;

    private static final long ASKS_MILLIS = 50;

    private final CoapEndpoint endpoint;
    private final CoapClient client;
    private final String target;
    private final InstrumentClock clock;
    private long clockAskedNanos = System.nanoTime() - CLOCK_EVERY_NANOS;

    private MainStation(CoapEndpoint endpoint, String target, InstrumentClock clock) {
        this.endpoint = endpoint;
        this.target = target;
        this.clock = clock;
        client = new CoapClient().setEndpoint(endpoint);
    }

    /**
     * @param name of this station, as the main one files it
     * @param wallNanos this station's clock (UTC since 1970), which is compared with the main station's
     */
    static MainStation at(URI address, String name, CoapSecurity security, SecurityLog log, LongSupplier wallNanos)
            throws IOException {
        String target = address + "/" + ForwardInbox.PATH + "?from=" + ForwardInbox.checkedName(name);
        CoapEndpoint endpoint = Coap.lossyClient(address, security, log);
        endpoint.start();
        return new MainStation(endpoint, target, new InstrumentClock(address, endpoint, wallNanos));
    }

    /** Waits a while for the first comparison of the clocks. */
    void awaitClock() throws InterruptedException {
        for (long waited = 0; waited < FIRST_CLOCK_MILLIS; waited += ASKS_MILLIS) {
            Optional<ClockOffset> known = clock.offset();
            if (known.isPresent()
                    && (waited >= FIRST_CLOCK_MILLIS / 3 || known.get().uncertaintyNanos() < SHARP_NANOS)) {
                return;
            }
            if (waited % (4 * ASKS_MILLIS) == 0) {
                clock.ask();
            }
            TimeUnit.MILLISECONDS.sleep(ASKS_MILLIS);
        }
    }

    private synchronized void askForTheTime() {
        long now = System.nanoTime();
        if (now - clockAskedNanos >= CLOCK_EVERY_NANOS) {
            clockAskedNanos = now;
            clock.ask();
        }
    }

    /** How the main station's clock stands to this one's; empty as long as nothing was answered. */
    Optional<ClockOffset> clock() {
        return clock.offset();
    }

    /**
     * Sends records; block by block where they are more than a datagram holds. Returns at once.
     *
     * @param epoch of their outbox
     * @param first sequence among them: each request has an address of its own, so that blocks of two never mix
     */
    Request post(String epoch, long first, byte[] records, CoapHandler handler) {
        askForTheTime();
        Request request = Request.newPost();
        // How this clock stands to the main station's now, which records that waited long do not know yet.
        request.setURI(target + "&epoch=" + epoch + "&first=" + first
                + clock.offset()
                        .map(main -> "&clock=" + -main.offsetNanos() + "," + main.uncertaintyNanos())
                        .orElse(""));
        request.getOptions().setContentFormat(MediaTypeRegistry.APPLICATION_OCTET_STREAM);
        request.setPayload(records);
        client.advanced(handler, request);
        return request;
    }

    @Override
    public void close() {
        clock.end();
        client.shutdown();
        endpoint.destroy();
    }
}

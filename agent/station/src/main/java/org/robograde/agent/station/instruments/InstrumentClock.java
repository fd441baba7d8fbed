package org.robograde.agent.station.instruments;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapHandler;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.network.Endpoint;

/**
 * The clock of the server that some instruments share, or of another station, asked at {@code /clock} for its time as one SenML record; of the last questions the one answered soonest
 * tells most. A server without such a resource has no known offset. Thread-safe.
 */
public final class InstrumentClock {
    static final String PATH = "/clock";
    private static final int KEPT = 8;

    /** 2255; nanoseconds since 1970 fit a long until then. */
    private static final BigDecimal SECONDS_MAX = BigDecimal.valueOf(9_000_000_000L);

    private final CoapClient client;
    private final LongSupplier wallNanos;
    private final Deque<ClockOffset> last = new ArrayDeque<>();

    /** @param wallNanos the asking station's clock, UTC since 1970 */
    public InstrumentClock(URI server, Endpoint endpoint, LongSupplier wallNanos) {
        client = new CoapClient(server.resolve(PATH)).setEndpoint(endpoint);
        this.wallNanos = wallNanos;
    }

    /** Asks once; returns at once. */
    public void ask() {
        long asked = wallNanos.getAsLong();
        client.get(
                new CoapHandler() {
                    @Override
                    public void onLoad(CoapResponse response) {
                        long answered = wallNanos.getAsLong();
                        farNanos(response).ifPresent(far -> keep(ClockOffset.of(asked, far, answered)));
                    }

                    @Override
                    public void onError() {
                        // Whether the instruments are heard is another's business.
                    }
                },
                Senml.CONTENT_FORMAT);
    }

    private static Optional<Long> farNanos(CoapResponse response) {
        if (!response.isSuccess() || response.getPayload() == null) {
            return Optional.empty();
        }
        try {
            List<SenmlRecord> records =
                    Senml.parse(response.getPayload(), response.getOptions().getContentFormat());
            BigDecimal seconds =
                    records.isEmpty() ? BigDecimal.ZERO : records.get(0).timeSeconds();
            return seconds.compareTo(WatchedInstrument.ABSOLUTE_FROM_SECONDS) < 0 || seconds.compareTo(SECONDS_MAX) > 0
                    ? Optional.empty()
                    : Optional.of(seconds.movePointRight(9).longValue());
        } catch (SenmlException e) {
            return Optional.empty();
        }
    }

    private synchronized void keep(ClockOffset offset) {
        if (last.size() == KEPT) {
            last.removeFirst();
        }
        last.addLast(offset);
    }

    /** The best known; empty as long as nothing was answered. */
    public synchronized Optional<ClockOffset> offset() {
        return last.stream().min(Comparator.comparingLong(ClockOffset::uncertaintyNanos));
    }

    /** Stops asking. */
    public void end() {
        client.shutdown();
    }
}

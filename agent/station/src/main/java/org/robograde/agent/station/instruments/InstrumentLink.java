package org.robograde.agent.station.instruments;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.robograde.agent.station.coap.Coap;

/**
 * The station's side of a field's instruments: asks a CoAP server to be told of every change of each, keeps asking so that a lost
 * registration or a restarted instrument is noticed, and hands on readings. Thread-safe.
 *
 * <p>CoAP Observe promises the latest state, not every state: a switch that is pressed and released within one round trip may be told
 * of once. An emergency stop latches for that reason among others.
 */
public final class InstrumentLink implements AutoCloseable {
    private final CoapEndpoint endpoint;
    private final ScheduledThreadPoolExecutor checks;
    private final Map<String, WatchedInstrument> watched;

    private InstrumentLink(
            CoapEndpoint endpoint, ScheduledThreadPoolExecutor checks, Map<String, WatchedInstrument> watched) {
        this.endpoint = endpoint;
        this.checks = checks;
        this.watched = watched;
    }

    /**
     * How the link watches, and by which clocks.
     *
     * @param checkEvery how often each registration is renewed; the answer is what liveness is known by
     * @param silenceMax an instrument not heard for this long is lost
     * @param monotonicNanos the station's monotonic clock
     * @param wallNanos the station's wall clock, UTC, since 1970
     */
    public record Options(
            Duration checkEvery, Duration silenceMax, LongSupplier monotonicNanos, LongSupplier wallNanos) {
        /** Renewed every 2 s, lost after 7 s; this machine's clocks. */
        public static Options standard() {
            return new Options(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(7),
                    System::nanoTime,
                    () -> nanos(Clock.systemUTC().instant()));
        }

        private static long nanos(Instant instant) {
            return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
        }
    }

    /**
     * Starts watching; returns at once, whether or not the server answers.
     *
     * @param server e.g. {@code coap://127.0.0.1:5683}
     * @throws IllegalArgumentException if the address is no {@code coap://host[:port]}
     * @throws IOException if no socket can be had
     */
    public static InstrumentLink open(
            URI server, Collection<Instrument> instruments, Options options, InstrumentListener listener)
            throws IOException {
        if (!"coap".equals(server.getScheme()) || server.getHost() == null) {
            throw new IllegalArgumentException("\"" + server + "\" is not coap://host[:port]");
        }
        boolean local = InetAddress.getByName(server.getHost()).isLoopbackAddress();
        CoapEndpoint endpoint = Coap.endpoint(
                local ? new InetSocketAddress(InetAddress.getLoopbackAddress(), 0) : new InetSocketAddress(0),
                Coap.configuration());
        endpoint.start();
        ScheduledThreadPoolExecutor checks = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "instrument-checks");
            thread.setDaemon(true);
            return thread;
        });
        Map<String, WatchedInstrument> watched = new LinkedHashMap<>();
        for (Instrument instrument : instruments) {
            watched.put(instrument.id(), new WatchedInstrument(server, instrument, endpoint, options, listener));
        }
        long everyMillis = Math.max(1, options.checkEvery().toMillis());
        for (WatchedInstrument instrument : watched.values()) {
            // Ends with the executor; check() lets nothing out that could end it before.
            ScheduledFuture<?> ignored =
                    checks.scheduleWithFixedDelay(instrument::check, 0, everyMillis, TimeUnit.MILLISECONDS);
        }
        return new InstrumentLink(endpoint, checks, Map.copyOf(watched));
    }

    /** @throws IllegalArgumentException if the link watches no such instrument */
    public InstrumentHealth health(String instrumentId) {
        WatchedInstrument instrument = watched.get(instrumentId);
        if (instrument == null) {
            throw new IllegalArgumentException(
                    "no instrument is called " + instrumentId + "; there are " + watched.keySet());
        }
        return instrument.health();
    }

    /** When an instrument was last heard, on the station's monotonic clock; the beginning of the link if never. */
    public long lastSignNanos(String instrumentId) {
        WatchedInstrument instrument = watched.get(instrumentId);
        if (instrument == null) {
            throw new IllegalArgumentException("no instrument is called " + instrumentId);
        }
        return instrument.lastSignNanos();
    }

    /** Waits until every instrument was heard; false if the time is up before. */
    public boolean awaitLive(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!watched.values().stream().allMatch(w -> w.health().live())) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            Thread.sleep(5);
        }
        return true;
    }

    /** Stops watching; nothing is handed on after this returns, and the instruments are told. */
    @Override
    public void close() {
        checks.shutdownNow();
        watched.values().forEach(WatchedInstrument::end);
        endpoint.destroy();
    }
}

package org.robograde.agent.station.instruments;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.robograde.agent.station.coap.Coap;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.coap.SecurityLog;

/**
 * The station's side of a field's instruments: asks a CoAP server to be told of every change of each, keeps asking so that a lost
 * registration or a restarted instrument is noticed, and hands on readings. Thread-safe.
 *
 * <p>CoAP Observe promises the latest state, not every state: a switch that is pressed and released within one round trip may be told
 * of once. An emergency stop latches for that reason among others. Nor does it promise when: a server holds a notification back while an
 * earlier one is not acknowledged, which after a lost datagram takes seconds, and one that is renewing a registration may tell nobody. What
 * guards people is therefore asked as well, twenty times a second, in messages of their own that wait for none before them.
 */
public final class InstrumentLink implements AutoCloseable {
    private final List<CoapEndpoint> endpoints;
    private final ScheduledThreadPoolExecutor checks;
    private final Map<String, WatchedInstrument> watched;
    private final Map<URI, InstrumentClock> clocks;

    private InstrumentLink(
            List<CoapEndpoint> endpoints,
            ScheduledThreadPoolExecutor checks,
            Map<String, WatchedInstrument> watched,
            Map<URI, InstrumentClock> clocks) {
        this.endpoints = endpoints;
        this.checks = checks;
        this.watched = watched;
        this.clocks = clocks;
    }

    /**
     * How the link watches, and by which clocks.
     *
     * @param checkEvery how often each registration is renewed; the answer is what liveness is known by
     * @param askEvery how often an instrument that guards is asked what it reads, beside being observed
     * @param silenceMax an instrument not heard for this long is lost
     * @param packsPerSecondMax of one instrument; what comes faster is dropped and counted, but for the changes of a switch
     * @param monotonicNanos the station's monotonic clock
     * @param wallNanos the station's wall clock, UTC, since 1970
     */
    public record Options(
            Duration checkEvery,
            Duration askEvery,
            Duration silenceMax,
            int packsPerSecondMax,
            LongSupplier monotonicNanos,
            LongSupplier wallNanos) {
        /** Renewed every 2 s, asked every 50 ms, lost after 7 s, 2000 packs a second; this machine's clocks. */
        public static Options standard() {
            return new Options(
                    Duration.ofSeconds(2),
                    Duration.ofMillis(50),
                    Duration.ofSeconds(7),
                    2000,
                    System::nanoTime,
                    () -> nanos(Clock.systemUTC().instant()));
        }

        private static long nanos(Instant instant) {
            return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
        }
    }

    /**
     * One instrument and where it is.
     *
     * @param server e.g. {@code coap://127.0.0.1:5683}; its path does not matter
     */
    public record Place(Instrument instrument, URI server) {}

    /**
     * Starts watching instruments of one server that needs no keys; returns at once, whether or not the server answers.
     *
     * @throws IllegalArgumentException if the address is none that is spoken here
     * @throws IOException if no socket can be had
     */
    public static InstrumentLink open(
            URI server, Collection<Instrument> instruments, Options options, InstrumentListener listener)
            throws IOException {
        Coap.requireAddress(server);
        return open(
                instruments.stream().map(each -> new Place(each, server)).toList(),
                CoapSecurity.none(),
                SecurityLog.counting(),
                options,
                listener);
    }

    /**
     * Starts watching; returns at once, whether or not anybody answers.
     *
     * @param places all of one scheme
     * @param security for {@code coaps}
     * @param log told of everything DTLS refuses
     * @throws IllegalArgumentException if an address is none that is spoken here, or does not go with the keys
     * @throws IOException if no socket can be had
     */
    public static InstrumentLink open(
            List<Place> places, CoapSecurity security, SecurityLog log, Options options, InstrumentListener listener)
            throws IOException {
        ScheduledThreadPoolExecutor checks = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "instrument-checks");
            thread.setDaemon(true);
            return thread;
        });
        Map<String, WatchedInstrument> watched = new LinkedHashMap<>();
        if (places.isEmpty()) {
            return new InstrumentLink(List.of(), checks, watched, Map.of());
        }
        CoapEndpoint endpoint = Coap.client(farthest(places), security, log);
        endpoint.start();
        Map<URI, InstrumentClock> clocks = new LinkedHashMap<>();
        for (Place place : places) {
            InstrumentClock clock = clocks.computeIfAbsent(
                    place.server().resolve("/"), server -> new InstrumentClock(server, endpoint, options.wallNanos()));
            watched.put(
                    place.instrument().id(),
                    new WatchedInstrument(
                            place.server(), place.instrument(), endpoint, options, clock::offset, listener));
        }
        List<Runnable> renewals = new ArrayList<>();
        watched.values().forEach(instrument -> renewals.add(instrument::check));
        clocks.values().forEach(clock -> renewals.add(clock::ask));
        repeat(checks, renewals, options.checkEvery());
        repeat(
                checks,
                watched.values().stream().<Runnable>map(each -> each::ask).toList(),
                options.askEvery());
        return new InstrumentLink(List.of(endpoint), checks, Map.copyOf(watched), Map.copyOf(clocks));
    }

    /** Ends with the executor; no task lets anything out that could end it before. */
    private static void repeat(ScheduledThreadPoolExecutor checks, List<Runnable> tasks, Duration every) {
        long everyMillis = Math.max(1, every.toMillis());
        for (Runnable task : tasks) {
            ScheduledFuture<?> ignored = checks.scheduleWithFixedDelay(task, 0, everyMillis, TimeUnit.MILLISECONDS);
        }
    }

    /** Whether the socket may stay on loopback depends on the place farthest away. */
    private static URI farthest(List<Place> places) throws IOException {
        URI farthest = places.get(0).server();
        for (Place place : places) {
            Coap.requireAddress(place.server());
            if (!place.server().getScheme().equals(farthest.getScheme())) {
                throw new IllegalArgumentException(farthest + " and " + place.server()
                        + " are spoken to in different ways; give all instruments the same");
            }
            if (!InetAddress.getByName(place.server().getHost()).isLoopbackAddress()) {
                farthest = place.server();
            }
        }
        return farthest;
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
        clocks.values().forEach(InstrumentClock::end);
        endpoints.forEach(CoapEndpoint::destroy);
    }
}

package org.robograde.agent.station.forward;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.coap.SecurityLog;
import org.robograde.agent.station.instruments.ClockOffset;
import org.robograde.agent.station.instruments.InstrumentListener;
import org.robograde.robots.messages.RawMessage;

/**
 * The main station's view of the far ones: what they forward is handed on as if their instruments and cameras were here, with times on this station's
 * clock. Only stations, instruments and cameras that the site names are taken; whatever else comes is refused and told. Thread-safe.
 */
public final class FarStations implements AutoCloseable {

    private static final long TELLS_EVERY_NANOS = 2_000_000_000L;

    private final Map<String, StationIntake> stations = new TreeMap<>();
    private final Listener listener;
    private final LongSupplier wallNanos;
    private final ForwardInbox inbox;

    /**
     * What the site has at far stations.
     *
     * @param instruments each with its station's name
     * @param cameraTopics each with its station's name
     */
    public record Sources(Map<String, String> instruments, Map<String, String> cameraTopics) {
        public Sources {
            instruments = Map.copyOf(instruments);
            cameraTopics = Map.copyOf(cameraTopics);
        }
    }

    /**
     * A station that has not said everything yet.
     *
     * @param cameras whether it is behind with what its cameras showed; else with what its instruments measured
     * @param saidNanos until when it has said everything, on the monotonic clock; when this began to listen if it said nothing
     * @param words for people
     */
    public record Behind(String station, boolean cameras, long saidNanos, String words) {}

    /** Hears what far instruments say as if they were here, and of the stations themselves. */
    public interface Listener extends InstrumentListener {
        /**
         * What a far camera sent.
         *
         * @param message as it came there; its times are this station's for when the far one had it
         * @param clock how the far clock stands to this one's; empty where nobody knows, and then the times are of the arrival here
         */
        void onCamera(String station, RawMessage message, Optional<ClockOffset> clock);

        /**
         * Messages of a far camera that are missing.
         *
         * @param count -1 where nobody knows
         * @param fromNanos monotonic, as {@code toNanos}
         */
        void onCameraLoss(String topic, long count, long fromNanos, long toNanos, String reason);

        /** What far cameras sent before then (UTC since 1970) is needed by nobody. */
        long camerasNeededFromNanos();

        /**
         * Records that a far station could not store.
         *
         * @param fromNanos monotonic, as {@code toNanos}: between what was last said before them and what was said after
         */
        void onNotStored(String station, long count, long fromNanos, long toNanos);

        /** Something a person should know of a far station. */
        void onRemark(String station, String text);
    }

    private FarStations(
            Sources sources,
            Listener listener,
            LongSupplier wallNanos,
            String scheme,
            InetSocketAddress bind,
            CoapSecurity security,
            SecurityLog log,
            Path folder)
            throws IOException {
        this.listener = listener;
        this.wallNanos = wallNanos;
        Stream.concat(sources.instruments().values().stream(), sources.cameraTopics().values().stream())
                .distinct()
                .forEach(name -> stations.put(
                        name, new StationIntake(name, sources, listener, wallNanos, this::somethingWasSaid)));
        inbox = ForwardInbox.start(scheme, bind, security, log, wallNanos, folder, new Taking());
    }

    /**
     * @param scheme as {@link ForwardInbox#start}
     * @param log told of what is refused
     * @param wallNanos this station's clock, UTC since 1970
     * @param folder where records are kept
     */
    public static FarStations start(
            Sources sources,
            String scheme,
            InetSocketAddress bind,
            CoapSecurity security,
            SecurityLog log,
            LongSupplier wallNanos,
            Path folder,
            Listener listener)
            throws IOException {
        return new FarStations(sources, listener, wallNanos, scheme, bind, security, log, folder);
    }

    public URI address() {
        return inbox.address();
    }

    private final class Taking implements ForwardInbox.Listener {
        @Override
        public boolean knows(String station) {
            return stations.containsKey(station);
        }

        @Override
        public void onRecord(String name, StoredRecord record, Optional<ClockOffset> clock) {
            StationIntake station = stations.get(name);
            if (station != null) {
                station.take(record, clock);
            }
        }

        @Override
        public long neededFromNanos() {
            return listener.camerasNeededFromNanos();
        }
    }

    /** When anything came of a station last, on the monotonic clock; the beginning if nothing did. */
    public long lastSignNanos(String name) {
        StationIntake station = stations.get(name);
        if (station == null) {
            throw new IllegalArgumentException("no far station is called " + name);
        }
        return station.lastSignNanos();
    }

    private synchronized void somethingWasSaid() {
        notifyAll();
    }

    /**
     * Waits until every station has said everything that it measured and its cameras showed before this call.
     *
     * @param progress told every two seconds who is behind
     * @return stations that had not when the time was up
     */
    public synchronized List<Behind> awaitUpToNow(Duration atMost, Consumer<String> progress)
            throws InterruptedException {
        long now = wallNanos.getAsLong();
        long begun = System.nanoTime();
        long tellNanos = TELLS_EVERY_NANOS;
        while (!behind(now).isEmpty()) {
            long waited = System.nanoTime() - begun;
            long left = atMost.toNanos() - waited;
            if (left <= 0) {
                break;
            }
            if (waited >= tellNanos) {
                tellNanos += TELLS_EVERY_NANOS;
                behind(now)
                        .forEach(each -> progress.accept(String.format(
                                Locale.ROOT, "%s; waiting for at most %.0f s more", each.words(), left / 1e9)));
            }
            TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, tellNanos - waited));
        }
        return behind(now);
    }

    private List<Behind> behind(long nowWallNanos) {
        return stations.values().stream()
                .flatMap(each -> each.behind(nowWallNanos).stream())
                .toList();
    }

    @Override
    public void close() {
        try {
            inbox.close();
        } catch (IOException e) {
            throw new IllegalStateException("what far stations forwarded could not be closed: " + e.getMessage(), e);
        }
    }
}

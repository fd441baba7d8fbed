package org.robograde.agent.station.forward;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.coap.SecurityLog;
import org.robograde.agent.station.instruments.ClockOffset;
import org.robograde.agent.station.instruments.InstrumentListener;
import org.robograde.agent.station.instruments.InstrumentReading;
import org.robograde.agent.station.instruments.Senml;
import org.robograde.agent.station.instruments.SenmlException;
import org.robograde.agent.station.instruments.SenmlRecord;

/**
 * The main station's view of the far ones: what they forward is handed on as if their instruments were here, with times on this station's clock. Only
 * stations and instruments that the site names are taken; whatever else comes is refused and told. Thread-safe.
 */
public final class FarStations implements AutoCloseable {
    /** A quartz clock that nobody disciplines: what may have come of it since something was measured. */
    private static final double DRIFT = 1e-4;

    private final Map<String, Station> stations = new TreeMap<>();
    private final Map<String, String> stationOf;
    private final Listener listener;
    private final LongSupplier wallNanos;
    private final ForwardInbox inbox;
    private final long openedNanos = System.nanoTime();

    /** Hears what far instruments say as if they were here, and of the stations themselves. */
    public interface Listener extends InstrumentListener {
        /**
         * Records that a far station could not store.
         *
         * @param fromNanos monotonic, as {@code toNanos}: between what was last said before them and what was said after
         */
        void onNotStored(String station, long count, long fromNanos, long toNanos);

        /** Something a person should know of a far station. */
        void onRemark(String station, String text);
    }

    private static final class Station {
        private Optional<ClockOffset> clock = Optional.empty();
        private long saidWallNanos;
        private volatile long lastSignNanos = System.nanoTime();
        private boolean heard;
        private boolean clockMissingTold;
    }

    private FarStations(
            Map<String, String> stationOf,
            Listener listener,
            LongSupplier wallNanos,
            String scheme,
            InetSocketAddress bind,
            CoapSecurity security,
            SecurityLog log,
            Path folder)
            throws IOException {
        this.stationOf = Map.copyOf(stationOf);
        this.listener = listener;
        this.wallNanos = wallNanos;
        stationOf.values().forEach(name -> stations.computeIfAbsent(name, each -> new Station()));
        inbox = ForwardInbox.start(scheme, bind, security, log, wallNanos, folder, new Taking());
    }

    /**
     * @param stationOf the site's instruments at far stations, each with its station's name
     * @param scheme as {@link ForwardInbox#start}
     * @param log told of what is refused
     * @param wallNanos this station's clock, UTC since 1970
     * @param folder where records are kept
     */
    public static FarStations start(
            Map<String, String> stationOf,
            String scheme,
            InetSocketAddress bind,
            CoapSecurity security,
            SecurityLog log,
            LongSupplier wallNanos,
            Path folder,
            Listener listener)
            throws IOException {
        return new FarStations(stationOf, listener, wallNanos, scheme, bind, security, log, folder);
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
            Station station = stations.get(name);
            if (station != null) {
                take(name, station, record, clock);
            }
        }
    }

    private void take(String name, Station station, StoredRecord record, Optional<ClockOffset> clock) {
        long monotonic = System.nanoTime();
        ClockOffset before = station.clock.orElse(null);
        synchronized (this) {
            station.lastSignNanos = monotonic;
            if (!station.heard) {
                station.heard = true;
                listener.onRemark(name, "is heard");
            }
            if (clock.isPresent()) {
                station.clock = clock;
            }
        }
        if (clock.isPresent() && !clock.get().equals(before)) {
            listener.onClock("station " + name, clock.get());
        }
        if (record.kind() == StoredRecord.Kind.LOST) {
            listener.onNotStored(name, record.lostCount(), monotonicOf(station.saidWallNanos), monotonic);
            return;
        }
        try {
            hand(name, station, FarMessage.decode(record.payload()), monotonic);
        } catch (FarMessage.MalformedException | SenmlException e) {
            listener.onRemark(name, "forwarded something unusable: " + e.getMessage());
        }
    }

    private void hand(String name, Station station, FarMessage message, long monotonic)
            throws FarMessage.MalformedException, SenmlException {
        if (message instanceof FarMessage.Reading reading) {
            requireOwn(name, reading.instrument());
            reading(name, station, reading, monotonic);
            said(station, reading.measuredNanos());
        } else if (message instanceof FarMessage.Silence silence) {
            requireOwn(name, silence.instrument());
            if (silence.lost()) {
                listener.onLost(silence.instrument(), silence.reason());
            } else {
                listener.onHeard(silence.instrument());
            }
        } else if (message instanceof FarMessage.Doubt doubt) {
            requireOwn(name, doubt.instrument());
            if (doubt.unusable()) {
                listener.onMalformed(doubt.instrument(), doubt.text());
            } else {
                listener.onDoubtful(doubt.instrument(), doubt.text());
            }
        } else if (message instanceof FarMessage.Dropped dropped) {
            requireOwn(name, dropped.instrument());
            listener.onDropped(
                    dropped.instrument(),
                    dropped.count(),
                    monotonicOf(here(station, dropped.fromNanos())),
                    monotonicOf(here(station, dropped.toNanos())));
        } else if (message instanceof FarMessage.UpTo upTo) {
            said(station, upTo.nanos());
        }
    }

    private void requireOwn(String name, String instrument) throws FarMessage.MalformedException {
        if (!name.equals(stationOf.get(instrument))) {
            throw new FarMessage.MalformedException(
                    "the site has no instrument \"" + instrument + "\" at this station");
        }
    }

    private void reading(String name, Station station, FarMessage.Reading reading, long monotonic)
            throws SenmlException {
        long wall = wallNanos.getAsLong();
        Optional<ClockOffset> clock = station.clock.map(offset -> new ClockOffset(
                offset.offsetNanos(),
                offset.uncertaintyNanos()
                        + reading.uncertaintyNanos()
                        + Math.round(DRIFT * Math.abs(wall - here(station, reading.measuredNanos())))));
        if (clock.isEmpty() && !station.clockMissingTold) {
            station.clockMissingTold = true;
            listener.onRemark(name, "does not know how its clock stands to this station's; its times are not used");
        }
        Optional<Instant> measured = clock.map(known -> Instant.ofEpochSecond(
                reading.measuredNanos() / 1_000_000_000L, reading.measuredNanos() % 1_000_000_000L));
        byte[] bytes = reading.senml().getBytes(StandardCharsets.UTF_8);
        ByteBuffer payload = ByteBuffer.wrap(bytes);
        for (SenmlRecord record : Senml.parse(bytes, Senml.CONTENT_FORMAT)) {
            listener.onReading(new InstrumentReading(
                    reading.instrument(),
                    record.name(),
                    record.value(),
                    record.unit(),
                    measured,
                    clock,
                    monotonic,
                    wall,
                    payload));
        }
    }

    private synchronized void said(Station station, long farNanos) {
        station.saidWallNanos = Math.max(station.saidWallNanos, here(station, farNanos));
        notifyAll();
    }

    /** A time of the far station's clock on this one's, UTC since 1970. */
    private static long here(Station station, long farNanos) {
        return farNanos - station.clock.map(ClockOffset::offsetNanos).orElse(0L);
    }

    private long monotonicOf(long hereWallNanos) {
        long monotonic = System.nanoTime();
        // Of a station that has said nothing yet: since it could have.
        return hereWallNanos == 0 ? openedNanos : monotonic - (wallNanos.getAsLong() - hereWallNanos);
    }

    /** When anything came of a station last, on the monotonic clock; the beginning if nothing did. */
    public long lastSignNanos(String name) {
        Station station = stations.get(name);
        if (station == null) {
            throw new IllegalArgumentException("no far station is called " + name);
        }
        return station.lastSignNanos;
    }

    /**
     * Waits until every station has said everything that it measured before this call.
     *
     * @return stations that had not when the time was up, in words
     */
    public synchronized List<String> awaitUpToNow(Duration atMost) throws InterruptedException {
        long now = wallNanos.getAsLong();
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!behind(now).isEmpty()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                break;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        List<String> told = new ArrayList<>();
        for (Map.Entry<String, Station> each : behind(now)) {
            Station station = each.getValue();
            told.add(
                    !station.heard || station.saidWallNanos == 0
                            ? "far station " + each.getKey() + " was never heard"
                            : String.format(
                                    Locale.ROOT,
                                    "far station %s is %.1f s behind; what it measured after that is not in this trial",
                                    each.getKey(),
                                    (now - station.saidWallNanos) / 1e9));
        }
        return told;
    }

    private List<Map.Entry<String, Station>> behind(long nowWallNanos) {
        return stations.entrySet().stream()
                .filter(each -> each.getValue().saidWallNanos < nowWallNanos)
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

package org.robograde.agent.station.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.coap.SecurityLog;
import org.robograde.agent.station.directory.ResourceDirectory;
import org.robograde.agent.station.forward.FarStations;
import org.robograde.agent.station.instruments.ClockOffset;
import org.robograde.agent.station.instruments.InstrumentLink;
import org.robograde.agent.station.instruments.InstrumentReading;
import org.robograde.agent.station.instruments.SimulatedInstruments;
import org.robograde.robots.messages.RawMessage;
import org.robograde.scenarios.play.FieldControl;
import org.robograde.scenarios.site.Instrument;
import org.robograde.scenarios.site.Site;

/**
 * The site's instruments, read over CoAP here or at a far station, and the cameras that far stations record: every reading and every picture is evidence,
 * and a reading that stops trials stops them.
 */
public final class FieldInstruments implements FarStations.Listener, AutoCloseable {
    private static final Duration PRESS_PATIENCE = Duration.ofSeconds(2);
    private static final String NOT_ARRIVED =
            "they had not arrived from the far station when the trial's end had waited for them";

    private final Map<String, Instrument> known;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final InstrumentStates states;
    private final InstrumentRecord record = new InstrumentRecord();
    private final SecurityLog security = new SecurityLog(this::refused);
    private @Nullable SimulatedInstruments simulated;
    private @Nullable InstrumentLink link;
    private @Nullable ResourceDirectory directory;
    private @Nullable FarStations farStations;
    private Duration farStationsWithin = Duration.ofSeconds(10);
    private FarCameras farCameras = FarCameras.none();
    private volatile @Nullable FieldSafety safety;
    private String lastRefused = "";

    private FieldInstruments(Map<String, Instrument> known) {
        this.known = new TreeMap<>(known);
        states = new InstrumentStates(known);
    }

    /** Simulated instruments as real CoAP servers on loopback, observed over real sockets. */
    public static FieldInstruments simulated(Site site) {
        FieldInstruments instruments = new FieldInstruments(site.instruments());
        try {
            List<org.robograde.agent.station.instruments.Instrument> all = SiteInstruments.of(site);
            SimulatedInstruments servers = SimulatedInstruments.start(all, 0);
            instruments.simulated = servers;
            instruments.observe(
                    all.stream()
                            .map(each -> new InstrumentLink.Place(each, servers.address()))
                            .toList(),
                    CoapSecurity.none());
        } catch (IOException e) {
            throw new UncheckedIOException("simulated instruments could not be started: " + e.getMessage(), e);
        }
        return instruments;
    }

    /** Instruments of a field that one server has. @throws IllegalArgumentException if the address does not go with the keys */
    public static FieldInstruments at(Site site, URI server, CoapSecurity security) {
        FieldInstruments instruments = new FieldInstruments(site.instruments());
        instruments.observe(
                SiteInstruments.near(site).stream()
                        .map(each -> new InstrumentLink.Place(each, server))
                        .toList(),
                security);
        return instruments;
    }

    /**
     * Instruments of a field that registered at the station's directory, each wherever it is. The directory is closed with them.
     *
     * @param missing told of those that have not registered in time; they count as not heard
     */
    public static FieldInstruments registered(
            Site site, ResourceDirectory directory, CoapSecurity security, Duration patience, Consumer<String> missing)
            throws InterruptedException {
        Map<String, URI> found = SiteInstruments.registered(site, directory, patience);
        List<InstrumentLink.Place> places = new ArrayList<>();
        for (org.robograde.agent.station.instruments.Instrument each : SiteInstruments.near(site)) {
            URI server = found.get(each.id());
            if (server == null) {
                missing.accept(each.id());
            } else {
                places.add(new InstrumentLink.Place(each, server));
            }
        }
        FieldInstruments instruments = new FieldInstruments(site.instruments());
        instruments.directory = directory;
        instruments.observe(places, security);
        return instruments;
    }

    /** Of a field all of whose instruments are at far stations. */
    public static FieldInstruments far(Site site) {
        return new FieldInstruments(site.instruments());
    }

    /** A rehearsal without the site's instruments: there is nothing to read, and no emergency stop but the unit's own. */
    public static FieldInstruments none() {
        return new FieldInstruments(Map.of());
    }

    private void observe(List<InstrumentLink.Place> places, CoapSecurity keys) {
        try {
            link = InstrumentLink.open(places, keys, security, InstrumentLink.Options.standard(), this);
        } catch (IOException e) {
            throw new UncheckedIOException("no socket for the instruments: " + e.getMessage(), e);
        }
    }

    /** Of a field at whose far stations there are cameras as well, or only. */
    public void expectCameras(Site site) {
        lock.lock();
        try {
            farCameras = FarCameras.of(site);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes what far stations forward as well; they are closed with these instruments.
     *
     * @param within how long a trial's end waits at most for what they have not forwarded yet
     */
    public void takeFrom(FarStations stations, Duration within) {
        farStations = stations;
        farStationsWithin = within;
    }

    /** Topics that far stations record: nobody is asked for them here. */
    Set<String> farCameraTopics() {
        lock.lock();
        try {
            return farCameras.topics().keySet();
        } finally {
            lock.unlock();
        }
    }

    Duration farStationsWithin() {
        return farStationsWithin;
    }

    /**
     * Waits until every far station has handed over what it measured and its cameras showed until now. What is missing then is told, and of cameras
     * stated in the trial that is recorded.
     *
     * @return those that have not, in words
     */
    List<String> awaitFarStations(Duration atMost, Consumer<String> progress) throws InterruptedException {
        FarStations stations = farStations;
        if (stations == null) {
            return List.of();
        }
        List<FarStations.Behind> behind = stations.awaitUpToNow(atMost, progress);
        long now = System.nanoTime();
        lock.lock();
        try {
            behind.stream()
                    .filter(FarStations.Behind::cameras)
                    .forEach(each -> farCameras.topics().forEach((topic, of) -> {
                        if (of.equals(each.station())) {
                            record.lost(topic, -1, each.saidNanos(), now, NOT_ARRIVED, "the far station's own time");
                        }
                    }));
        } finally {
            lock.unlock();
        }
        return behind.stream()
                .map(each -> each.words() + "; what it " + (each.cameras() ? "saw" : "measured")
                        + " after that is not in this trial")
                .toList();
    }

    /** Why what far cameras show cannot be relied upon, in words. */
    List<String> farCameraDoubts() {
        lock.lock();
        try {
            return farCameras.doubts(System.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    /** Where everything that is refused on this field is told: it becomes evidence while a trial is recorded. */
    public SecurityLog security() {
        return security;
    }

    /** What DTLS refused last, in words; empty if nothing. */
    public String lastRefused() {
        lock.lock();
        try {
            return lastRefused;
        } finally {
            lock.unlock();
        }
    }

    private void refused(SecurityLog.Incident incident) {
        lock.lock();
        try {
            lastRefused = incident.detail();
            record.refused(incident);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onReading(InstrumentReading reading) {
        // First, and outside the lock: a stop is sent on this thread, before anyone learns that the reading has
        // arrived.
        FieldSafety watching = safety;
        if (watching != null) {
            watching.reading(reading, states.stopsTrial(reading.instrumentId()) && InstrumentStates.pressed(reading));
        }
        lock.lock();
        try {
            states.read(reading);
            changed.signalAll();
            record.reading(reading);
        } finally {
            lock.unlock();
        }
    }

    /** Who acts on what is read, in trials and between them. */
    void watchedBy(FieldSafety watching) {
        lock.lock();
        try {
            safety = watching;
            states.latest().forEach(reading -> watching.reading(reading, false));
        } finally {
            lock.unlock();
        }
    }

    /** When an instrument was last heard, on the station's monotonic clock; the beginning of its watch if never. */
    long lastHeardNanos(String instrumentId) {
        FarStations stations = farStations;
        Instrument instrument = known.get(instrumentId);
        if (stations != null && instrument != null && instrument.station().isPresent()) {
            return stations.lastSignNanos(instrument.station().get());
        }
        InstrumentLink watching = link;
        return watching == null ? System.nanoTime() : watching.lastSignNanos(instrumentId);
    }

    @Override
    public void onHeard(String instrumentId) {
        lock.lock();
        try {
            if (states.heard(instrumentId)) {
                record.remark("instrument " + instrumentId + " is heard again");
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onLost(String instrumentId, String reason) {
        lock.lock();
        try {
            states.lost(instrumentId, reason);
            record.remark("instrument " + instrumentId + " is not heard any more: " + reason
                    + (lastRefused.isEmpty() ? "" : "; " + lastRefused));
        } finally {
            lock.unlock();
        }
        FieldSafety watching = safety;
        if (watching != null && states.stopsTrial(instrumentId)) {
            watching.stopNotHeard(instrumentId);
        }
    }

    @Override
    public void onMalformed(String instrumentId, String message) {
        remark("instrument " + instrumentId + " sent something unusable: " + message);
        FieldSafety watching = safety;
        if (watching != null) {
            watching.unusable(instrumentId, message);
        }
    }

    @Override
    public void onDoubtful(String instrumentId, String message) {
        remark("instrument " + instrumentId + " is doubtful: " + message);
    }

    private void remark(String text) {
        lock.lock();
        try {
            record.remark(text);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onDropped(String instrumentId, long count, long fromNanos, long toNanos) {
        lock.lock();
        try {
            record.remark("instrument " + instrumentId + " floods: " + count + " readings were dropped");
            record.lost(
                    InstrumentRecord.topic(instrumentId),
                    count,
                    fromNanos,
                    toNanos,
                    "the instrument floods",
                    "the station's own count");
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onNotStored(String station, long count, long fromNanos, long toNanos) {
        lock.lock();
        try {
            record.remark(station + " could not store " + count + " records; they are lost");
            record.lost(
                    "/stations/" + station,
                    count,
                    fromNanos,
                    toNanos,
                    "the far station's disk is full",
                    "its own count");
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onCamera(String station, RawMessage message, Optional<ClockOffset> clock) {
        long ahead = clock.map(ClockOffset::offsetNanos).orElse(0L);
        lock.lock();
        try {
            farCameras.saw(message, station, ahead);
            changed.signalAll();
            record.camera(message, station, ahead);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onCameraLoss(String topic, long count, long fromNanos, long toNanos, String reason) {
        lock.lock();
        try {
            record.lost(topic, count, fromNanos, toNanos, reason, "the far station's own count");
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long camerasNeededFromNanos() {
        lock.lock();
        try {
            return farCameras.neededFromNanos(StationClock.utcNanos());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onRemark(String station, String text) {
        remark(station + ": " + text);
    }

    @Override
    public void onClock(String instrumentId, ClockOffset offset) {
        lock.lock();
        try {
            states.clock(instrumentId, offset);
            record.clock(instrumentId, offset);
        } finally {
            lock.unlock();
        }
    }

    /** Why a trial must not begin: emergency stops that are pressed or not heard. */
    List<String> unsafe() {
        lock.lock();
        try {
            return states.unsafe(link == null ? "" : "; is its CoAP address right?");
        } finally {
            lock.unlock();
        }
    }

    /** Instruments and far stations whose clock cannot be relied upon, in words. */
    List<String> wrongClocks() {
        lock.lock();
        try {
            return states.wrongClocks();
        } finally {
            lock.unlock();
        }
    }

    /** From now on readings are recorded; the last state of each instrument first. */
    void attach(InstrumentRecord.Attachment to) {
        lock.lock();
        try {
            record.attach(to);
            farCameras.recorded(true);
            farCameras.latched().forEach(each -> record.camera(each.message(), each.station(), each.aheadNanos()));
            states.lost().forEach((id, reason) -> record.remark("instrument " + id + " is not heard: " + reason));
            states.latest().forEach(record::reading);
            states.clocks().forEach(record::clock);
        } finally {
            lock.unlock();
        }
    }

    void detach() {
        lock.lock();
        try {
            record.detach();
            farCameras.recorded(false);
        } finally {
            lock.unlock();
        }
    }

    /** Presses a simulated instrument over CoAP and returns when its reading has arrived back here. */
    FieldControl.Outcome press(String instrument) {
        if (simulated == null) {
            return FieldControl.Outcome.unavailable("a person must press " + instrument + " on a real field");
        }
        return set(instrument, true)
                ? FieldControl.Outcome.done()
                : FieldControl.Outcome.unavailable(instrument + " was pressed, but no reading came back within "
                        + PRESS_PATIENCE.toSeconds() + " s");
    }

    /** Before a trial nothing is pressed; on a real field a person sees to that, and a reading that says otherwise stops the trial. */
    void release() {
        if (simulated != null) {
            known.values().stream().filter(SiteInstruments::isSwitch).forEach(each -> set(each.id(), false));
        }
    }

    private boolean set(String id, boolean on) {
        SimulatedInstruments servers = simulated;
        if (servers == null) {
            return false;
        }
        lock.lock();
        try {
            servers.set(id, on);
            long nanos = PRESS_PATIENCE.toNanos();
            while (!states.reads(id, on)) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = changed.awaitNanos(nanos);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until every instrument and every far camera has been heard once; returns those that were not. */
    public List<String> awaitAll(Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            long nanos = timeout.toNanos();
            while (!unheard().isEmpty() && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return unheard();
        } finally {
            lock.unlock();
        }
    }

    private List<String> unheard() {
        List<String> unheard = new ArrayList<>(states.unheard());
        unheard.addAll(farCameras.unheard());
        return unheard;
    }

    @Override
    public void close() {
        if (farStations != null) {
            farStations.close();
        }
        if (link != null) {
            link.close();
        }
        if (simulated != null) {
            simulated.close();
        }
        if (directory != null) {
            directory.close();
        }
    }
}

package org.robograde.agent.station.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.coap.SecurityLog;
import org.robograde.agent.station.directory.ResourceDirectory;
import org.robograde.agent.station.instruments.ClockOffset;
import org.robograde.agent.station.instruments.InstrumentLink;
import org.robograde.agent.station.instruments.InstrumentListener;
import org.robograde.agent.station.instruments.InstrumentReading;
import org.robograde.agent.station.instruments.InstrumentValue;
import org.robograde.agent.station.instruments.SimulatedInstruments;
import org.robograde.agent.station.recorder.TrialRecorder;
import org.robograde.scenarios.play.FieldControl;
import org.robograde.scenarios.play.TrialClock;
import org.robograde.scenarios.site.Instrument;
import org.robograde.scenarios.site.Site;

/** The site's instruments, read over CoAP: every reading is evidence, and one that stops trials stops them. */
public final class FieldInstruments implements InstrumentListener, AutoCloseable {
    static final String SECURITY_TOPIC = "/robograde/security";
    static final String CLOCK_TOPIC = "/robograde/instrument_clock";
    private static final Duration PRESS_PATIENCE = Duration.ofSeconds(2);
    private static final long CLOCK_OFFSET_NANOS_MAX = 1_000_000_000L;
    private static final long CLOCK_UNCERTAINTY_NANOS_MAX = 250_000_000L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Instrument> known;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, InstrumentReading> latest = new TreeMap<>();
    private final Map<String, String> lost = new LinkedHashMap<>();
    private final Map<String, Long> recordedPacks = new TreeMap<>();
    private final Map<String, ClockOffset> clocks = new TreeMap<>();
    private @Nullable SimulatedInstruments simulated;
    private @Nullable InstrumentLink link;
    private @Nullable ResourceDirectory directory;
    private @Nullable Attachment attachment;
    private volatile @Nullable FieldSafety safety;
    private final SecurityLog security = new SecurityLog(this::refused);
    private String lastRefused = "";

    /**
     * Who is told while a trial runs.
     *
     * @param granted whether trial time stands still while readings arrive: then nothing of the station's own clocks is recorded
     * @param atMonotonic trial time of an instant of the station's monotonic clock
     * @param onRemark told of instruments that fall silent or send nonsense
     */
    record Attachment(
            TrialClock clock,
            boolean granted,
            LongUnaryOperator atMonotonic,
            TrialRecorder recorder,
            Consumer<String> onRemark) {}

    private FieldInstruments(Map<String, Instrument> known) {
        this.known = known;
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
                SiteInstruments.of(site).stream()
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
        for (org.robograde.agent.station.instruments.Instrument each : SiteInstruments.of(site)) {
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
            Attachment to = attachment;
            if (to != null && !to.granted()) {
                to.recorder()
                        .note(SECURITY_TOPIC, "robograde/Security", to.clock().nowNanos(), json(incident));
            }
        } finally {
            lock.unlock();
        }
    }

    private static String json(SecurityLog.Incident incident) {
        return JSON.createObjectNode()
                .put("kind", incident.kind().word())
                .put("peer", incident.peer())
                .put("detail", incident.detail())
                .put("untold", incident.untold())
                .toString();
    }

    @Override
    public void onReading(InstrumentReading reading) {
        // First, and outside the lock: a stop is sent on this thread, before anyone learns that the reading has
        // arrived.
        FieldSafety watching = safety;
        if (watching != null) {
            watching.reading(reading, stopsTrial(reading.instrumentId()) && pressed(reading));
        }
        lock.lock();
        try {
            latest.put(reading.instrumentId() + "\n" + reading.name(), reading);
            changed.signalAll();
            if (attachment != null) {
                record(attachment, reading);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Who acts on what is read, in trials and between them. */
    void watchedBy(FieldSafety watching) {
        lock.lock();
        try {
            safety = watching;
            latest.values().forEach(reading -> watching.reading(reading, false));
        } finally {
            lock.unlock();
        }
    }

    /** When an instrument was last heard, on the station's monotonic clock; the beginning of its watch if never. */
    long lastHeardNanos(String instrumentId) {
        InstrumentLink watching = link;
        return watching == null ? System.nanoTime() : watching.lastSignNanos(instrumentId);
    }

    @Override
    public void onHeard(String instrumentId) {
        lock.lock();
        try {
            if (lost.remove(instrumentId) != null) {
                remark("instrument " + instrumentId + " is heard again");
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onLost(String instrumentId, String reason) {
        lock.lock();
        try {
            lost.put(instrumentId, reason);
            remark("instrument " + instrumentId + " is not heard any more: " + reason
                    + (lastRefused.isEmpty() ? "" : "; " + lastRefused));
        } finally {
            lock.unlock();
        }
        FieldSafety watching = safety;
        if (watching != null && stopsTrial(instrumentId)) {
            watching.stopNotHeard(instrumentId);
        }
    }

    @Override
    public void onMalformed(String instrumentId, String message) {
        lock.lock();
        try {
            remark("instrument " + instrumentId + " sent something unusable: " + message);
        } finally {
            lock.unlock();
        }
        FieldSafety watching = safety;
        if (watching != null) {
            watching.unusable(instrumentId, message);
        }
    }

    @Override
    public void onDoubtful(String instrumentId, String message) {
        lock.lock();
        try {
            remark("instrument " + instrumentId + " is doubtful: " + message);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onDropped(String instrumentId, long count, long fromNanos, long toNanos) {
        lock.lock();
        try {
            remark("instrument " + instrumentId + " floods: " + count + " readings were dropped");
            Attachment to = attachment;
            if (to != null) {
                LongUnaryOperator at = to.atMonotonic();
                to.recorder()
                        .lost(
                                topic(instrumentId),
                                count,
                                at.applyAsLong(fromNanos),
                                at.applyAsLong(toNanos),
                                "the instrument floods",
                                "the station's own count");
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onClock(String instrumentId, ClockOffset offset) {
        lock.lock();
        try {
            clocks.put(instrumentId, offset);
            Attachment to = attachment;
            if (to != null) {
                recordClock(to, instrumentId, offset);
            }
        } finally {
            lock.unlock();
        }
    }

    private static void recordClock(Attachment to, String instrumentId, ClockOffset offset) {
        if (!to.granted()) {
            String json = JSON.createObjectNode()
                    .put("instrument", instrumentId)
                    .put("offsetNanos", String.valueOf(offset.offsetNanos()))
                    .put("uncertaintyNanos", String.valueOf(offset.uncertaintyNanos()))
                    .toString();
            to.recorder()
                    .note(CLOCK_TOPIC, "robograde/InstrumentClock", to.clock().nowNanos(), json);
        }
    }

    private static String topic(String instrumentId) {
        return "/instruments/" + instrumentId;
    }

    private void remark(String text) {
        if (attachment != null) {
            attachment.onRemark().accept(text);
        }
    }

    private void record(Attachment to, InstrumentReading reading) {
        // One pack may hold several readings; its bytes are evidence once.
        if (reading.receivedMonotonicNanos() != recordedPacks.getOrDefault(reading.instrumentId(), Long.MIN_VALUE)) {
            recordedPacks.put(reading.instrumentId(), reading.receivedMonotonicNanos());
            long now = to.clock().nowNanos();
            long measured = to.granted() ? now : to.atMonotonic().applyAsLong(reading.measuredMonotonicNanos());
            to.recorder().instrument(topic(reading.instrumentId()), now, measured, reading.payload());
        }
    }

    private boolean stopsTrial(String instrumentId) {
        Instrument instrument = known.get(instrumentId);
        return instrument != null && instrument.stopsTrial();
    }

    /** Any reading but false and zero: a stop that says something unexpected is a stop. */
    private static boolean pressed(InstrumentReading reading) {
        return reading.value()
                .map(value -> !(value instanceof InstrumentValue.Flag flag && !flag.value())
                        && reading.flag().orElse(true))
                .orElse(false);
    }

    /** Why a trial must not begin: emergency stops that are pressed or not heard. */
    List<String> unsafe() {
        lock.lock();
        try {
            List<String> reasons = new ArrayList<>();
            known.values().stream()
                    .filter(Instrument::stopsTrial)
                    .map(Instrument::id)
                    .forEach(id -> {
                        List<InstrumentReading> readings = readings(id);
                        if (readings.isEmpty() || lost.containsKey(id)) {
                            reasons.add("emergency stop " + id + " is not heard"
                                    + (link == null ? "" : "; is its CoAP address right?"));
                        } else if (readings.stream().anyMatch(FieldInstruments::pressed)) {
                            reasons.add("emergency stop " + id + " is pressed; release it");
                        }
                    });
            return reasons;
        } finally {
            lock.unlock();
        }
    }

    /** Instruments whose clock cannot be relied upon, in words: their times are corrected, but not by more than a person should know of. */
    List<String> wrongClocks() {
        lock.lock();
        try {
            List<String> wrong = new ArrayList<>();
            clocks.forEach((id, offset) -> {
                if (Math.abs(offset.offsetNanos()) - offset.uncertaintyNanos() > CLOCK_OFFSET_NANOS_MAX) {
                    wrong.add(String.format(
                            Locale.ROOT,
                            "the clock of instrument %s is %.1f s %s the station's; set it",
                            id,
                            Math.abs(offset.offsetNanos()) / 1e9,
                            offset.offsetNanos() > 0 ? "ahead of" : "behind"));
                } else if (offset.uncertaintyNanos() > CLOCK_UNCERTAINTY_NANOS_MAX) {
                    wrong.add(String.format(
                            Locale.ROOT,
                            "the clock of instrument %s is known to %.2f s only; its link is too slow",
                            id,
                            offset.uncertaintyNanos() / 1e9));
                }
            });
            return wrong;
        } finally {
            lock.unlock();
        }
    }

    private List<InstrumentReading> readings(String id) {
        return latest.values().stream()
                .filter(reading -> reading.instrumentId().equals(id))
                .toList();
    }

    /** From now on readings are recorded; the last state of each instrument first. */
    void attach(Attachment to) {
        lock.lock();
        try {
            attachment = to;
            recordedPacks.clear();
            lost.forEach((id, reason) -> remark("instrument " + id + " is not heard: " + reason));
            latest.values().forEach(reading -> record(to, reading));
            clocks.forEach((id, offset) -> recordClock(to, id, offset));
        } finally {
            lock.unlock();
        }
    }

    void detach() {
        lock.lock();
        try {
            attachment = null;
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
            while (!reads(id, on)) {
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

    private boolean reads(String id, boolean on) {
        return readings(id).stream()
                .anyMatch(reading -> reading.flag().filter(flag -> flag == on).isPresent());
    }

    /** Waits until every instrument has been heard once; returns those that were not. */
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
        return known.keySet().stream().filter(id -> readings(id).isEmpty()).toList();
    }

    @Override
    public void close() {
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

package org.robograde.agent.station.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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
    private static final Duration PRESS_PATIENCE = Duration.ofSeconds(2);

    private final Map<String, Instrument> known;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, InstrumentReading> latest = new TreeMap<>();
    private final Map<String, String> lost = new LinkedHashMap<>();
    private final Map<String, Long> recordedPacks = new TreeMap<>();
    private @Nullable SimulatedInstruments simulated;
    private @Nullable InstrumentLink link;
    private @Nullable Attachment attachment;
    private volatile @Nullable FieldSafety safety;

    /** Who is told while a trial runs. */
    private record Attachment(TrialClock clock, TrialRecorder recorder, Consumer<String> onRemark) {}

    private FieldInstruments(Map<String, Instrument> known) {
        this.known = known;
    }

    /** Simulated instruments as real CoAP servers on loopback, observed over real sockets. */
    public static FieldInstruments simulated(Site site) {
        FieldInstruments instruments = new FieldInstruments(site.instruments());
        try {
            SimulatedInstruments servers = SimulatedInstruments.start(instruments.addresses(), 0);
            instruments.simulated = servers;
            instruments.observe(servers.address());
        } catch (IOException e) {
            throw new UncheckedIOException("simulated instruments could not be started: " + e.getMessage(), e);
        }
        return instruments;
    }

    /** Instruments that stand on a field. */
    public static FieldInstruments at(Site site, URI server) {
        FieldInstruments instruments = new FieldInstruments(site.instruments());
        try {
            instruments.observe(server);
        } catch (IOException e) {
            throw new UncheckedIOException("no socket for the instruments at " + server + ": " + e.getMessage(), e);
        }
        return instruments;
    }

    /** A rehearsal without the site's instruments: there is nothing to read, and no emergency stop but the unit's own. */
    public static FieldInstruments none() {
        return new FieldInstruments(Map.of());
    }

    private List<org.robograde.agent.station.instruments.Instrument> addresses() {
        return known.values().stream()
                .map(each -> new org.robograde.agent.station.instruments.Instrument(
                        each.id(), each.path(), each.quantity(), each.unit()))
                .toList();
    }

    private void observe(URI server) throws IOException {
        link = InstrumentLink.open(server, addresses(), InstrumentLink.Options.standard(), this);
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
            remark("instrument " + instrumentId + " is not heard any more: " + reason);
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
            to.recorder()
                    .instrument(
                            "/instruments/" + reading.instrumentId(), to.clock().nowNanos(), reading.payload());
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

    private List<InstrumentReading> readings(String id) {
        return latest.values().stream()
                .filter(reading -> reading.instrumentId().equals(id))
                .toList();
    }

    /**
     * From now on readings are recorded; the last state of each instrument first.
     *
     * @param onRemark told of instruments that fall silent or send nonsense
     */
    void attach(TrialClock clock, TrialRecorder recorder, Consumer<String> onRemark) {
        lock.lock();
        try {
            Attachment to = new Attachment(clock, recorder, onRemark);
            attachment = to;
            recordedPacks.clear();
            lost.forEach((id, reason) -> remark("instrument " + id + " is not heard: " + reason));
            latest.values().forEach(reading -> record(to, reading));
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
            addresses().stream()
                    .filter(org.robograde.agent.station.instruments.Instrument::isSwitch)
                    .forEach(each -> set(each.id(), false));
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
    }
}

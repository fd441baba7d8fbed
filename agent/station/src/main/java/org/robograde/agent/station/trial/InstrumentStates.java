package org.robograde.agent.station.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.robograde.agent.station.instruments.ClockOffset;
import org.robograde.agent.station.instruments.InstrumentReading;
import org.robograde.agent.station.instruments.InstrumentValue;
import org.robograde.scenarios.site.Instrument;

/** What is known of each of a field's instruments now: what it reads, whether it is heard, how its clock goes. Guarded by its owner's lock. */
final class InstrumentStates {
    private static final long CLOCK_OFFSET_NANOS_MAX = 1_000_000_000L;
    private static final long CLOCK_UNCERTAINTY_NANOS_MAX = 250_000_000L;

    private final Map<String, Instrument> known;
    private final Map<String, InstrumentReading> latest = new TreeMap<>();
    private final Map<String, String> lost = new LinkedHashMap<>();
    private final Map<String, ClockOffset> clocks = new TreeMap<>();

    InstrumentStates(Map<String, Instrument> known) {
        this.known = Map.copyOf(known);
    }

    void read(InstrumentReading reading) {
        latest.put(reading.instrumentId() + "\n" + reading.name(), reading);
    }

    void lost(String id, String reason) {
        lost.put(id, reason);
    }

    /** @return whether it was lost before */
    boolean heard(String id) {
        return lost.remove(id) != null;
    }

    void clock(String id, ClockOffset offset) {
        clocks.put(id, offset);
    }

    Iterable<InstrumentReading> latest() {
        return latest.values();
    }

    /** Instruments not heard, with the reason. */
    Map<String, String> lost() {
        return lost;
    }

    Map<String, ClockOffset> clocks() {
        return clocks;
    }

    boolean stopsTrial(String id) {
        Instrument instrument = known.get(id);
        return instrument != null && instrument.stopsTrial();
    }

    /** Any reading but false and zero: a stop that says something unexpected is a stop. */
    static boolean pressed(InstrumentReading reading) {
        return reading.value()
                .map(value -> !(value instanceof InstrumentValue.Flag flag && !flag.value())
                        && reading.flag().orElse(true))
                .orElse(false);
    }

    /**
     * Why a trial must not begin: emergency stops that are pressed or not heard.
     *
     * @param hint what to look at where one is not heard
     */
    List<String> unsafe(String hint) {
        List<String> reasons = new ArrayList<>();
        known.keySet().stream().sorted().filter(this::stopsTrial).forEach(id -> {
            List<InstrumentReading> readings = readings(id);
            if (readings.isEmpty() || lost.containsKey(id)) {
                reasons.add("emergency stop " + id + " is not heard" + hint);
            } else if (readings.stream().anyMatch(InstrumentStates::pressed)) {
                reasons.add("emergency stop " + id + " is pressed; release it");
            }
        });
        return reasons;
    }

    /** Clocks that cannot be relied upon, in words: times are corrected, but not by more than a person should know of. */
    List<String> wrongClocks() {
        List<String> wrong = new ArrayList<>();
        clocks.forEach((id, offset) -> {
            if (Math.abs(offset.offsetNanos()) - offset.uncertaintyNanos() > CLOCK_OFFSET_NANOS_MAX) {
                wrong.add(String.format(
                        Locale.ROOT,
                        "the clock of %s is %.1f s %s the station's; set it",
                        whose(id),
                        Math.abs(offset.offsetNanos()) / 1e9,
                        offset.offsetNanos() > 0 ? "ahead of" : "behind"));
            } else if (offset.uncertaintyNanos() > CLOCK_UNCERTAINTY_NANOS_MAX) {
                wrong.add(String.format(
                        Locale.ROOT,
                        "the clock of %s is known to %.2f s only; its link is too slow",
                        whose(id),
                        offset.uncertaintyNanos() / 1e9));
            }
        });
        return wrong;
    }

    private String whose(String id) {
        return known.containsKey(id) ? "instrument " + id : id;
    }

    /** Whether a switch says so. */
    boolean reads(String id, boolean on) {
        return readings(id).stream()
                .anyMatch(reading -> reading.flag().filter(flag -> flag == on).isPresent());
    }

    /** Instruments of which nothing was ever read. */
    List<String> unheard() {
        return known.keySet().stream()
                .filter(id -> readings(id).isEmpty())
                .sorted()
                .toList();
    }

    private List<InstrumentReading> readings(String id) {
        return latest.values().stream()
                .filter(reading -> reading.instrumentId().equals(id))
                .toList();
    }
}

package org.robograde.agent.station.instruments;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What cannot be right about one instrument's readings. A wrong unit makes a value worthless; a wrong time only the time; neither keeps a stop from stopping. */
final class ReadingDoubts {
    /** An unsynchronised clock is nothing to complain of below this. */
    private static final long AHEAD_NANOS_MAX = 1_000_000_000L;

    /** 2255; nanoseconds since 1970 fit a long until then. */
    private static final long EPOCH_SECONDS_MAX = 9_000_000_000L;

    private static final int NAMES_MAX = 1000;

    private final Instrument instrument;
    private final Map<String, Instant> lastMeasured = new HashMap<>();

    ReadingDoubts(Instrument instrument) {
        this.instrument = instrument;
    }

    /** A reading, without its time if that cannot be right, and what is doubtful about it. */
    record Judged(InstrumentReading reading, Optional<String> doubt) {}

    /** @throws SenmlException if a quantity comes in another unit than the site says; of a switch only its state matters */
    void requireUnit(SenmlRecord record) throws SenmlException {
        if (!instrument.isSwitch()
                && record.value().orElse(null) instanceof InstrumentValue.Quantity
                && !record.unit().isEmpty()
                && !record.unit().equals(instrument.unit())) {
            throw new SenmlException(
                    record.name() + " is in " + record.unit() + ", the site says " + instrument.unit());
        }
    }

    Judged judge(InstrumentReading reading) {
        Optional<String> wrongTime = wrongTime(reading);
        if (wrongTime.isPresent()) {
            return new Judged(reading.withoutTime(), wrongTime);
        }
        return new Judged(reading, outsideInterval(reading));
    }

    private Optional<String> wrongTime(InstrumentReading reading) {
        if (reading.measuredAt().isEmpty()) {
            return Optional.empty();
        }
        Instant at = reading.measuredAt().get();
        if (Math.abs(at.getEpochSecond()) > EPOCH_SECONDS_MAX) {
            return Optional.of(
                    reading.name() + " was measured in no year that a clock of ours can show; its time is not used");
        }
        long ahead = reading.measuredMonotonicNanos() - reading.receivedMonotonicNanos();
        long allowed = AHEAD_NANOS_MAX
                + reading.clock().map(ClockOffset::uncertaintyNanos).orElse(0L);
        if (ahead > allowed) {
            return Optional.of(reading.name() + " was measured " + ahead / 1_000_000
                    + " ms in the future; set the instrument's clock, its time is not used");
        }
        Instant before = lastMeasured.get(reading.name());
        if (before != null && at.isBefore(before)) {
            return Optional.of(reading.name() + " was measured at " + at + ", before the one told before it at "
                    + before + "; its time is not used");
        }
        if (before != null || lastMeasured.size() < NAMES_MAX) {
            lastMeasured.put(reading.name(), at);
        }
        return Optional.empty();
    }

    private Optional<String> outsideInterval(InstrumentReading reading) {
        if (reading.value().orElse(null) instanceof InstrumentValue.Quantity quantity
                && instrument.interval().isPresent()
                && !instrument.interval().get().holds(quantity.value())) {
            Instrument.MeasuringInterval interval = instrument.interval().get();
            return Optional.of(reading.name() + " reads " + quantity.value() + " " + instrument.unit()
                    + ", outside of what it can measure: " + interval.lowest() + " to " + interval.highest());
        }
        return Optional.empty();
    }
}

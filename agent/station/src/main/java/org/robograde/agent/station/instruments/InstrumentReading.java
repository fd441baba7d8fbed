package org.robograde.agent.station.instruments;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/**
 * One SenML record of one instrument, as it reached the station.
 *
 * @param instrumentId the site's name for the instrument
 * @param name SenML's resolved name: which quantity of the instrument
 * @param value empty for a record that only carries a sum
 * @param unit SenML's symbol, empty where none is stated
 * @param measuredAt when the instrument says it measured, on the instrument's own clock; empty where it says "now"
 * @param receivedMonotonicNanos the station's monotonic clock at receipt
 * @param receivedWallNanos the station's wall clock (UTC, since 1970) at receipt
 * @param payload the whole SenML pack as sent, read-only; shared by the readings of one pack
 */
public record InstrumentReading(
        String instrumentId,
        String name,
        Optional<InstrumentValue> value,
        String unit,
        Optional<Instant> measuredAt,
        long receivedMonotonicNanos,
        long receivedWallNanos,
        ByteBuffer payload) {
    public InstrumentReading {
        payload = payload.asReadOnlyBuffer();
    }

    /** True or false for a switch, whether it says so as a boolean or as 1 and 0; empty for anything else. */
    public Optional<Boolean> flag() {
        return value.flatMap(v -> {
            if (v instanceof InstrumentValue.Flag flag) {
                return Optional.of(flag.value());
            }
            if (v instanceof InstrumentValue.Quantity number && (number.value() == 0 || number.value() == 1)) {
                return Optional.of(number.value() == 1);
            }
            return Optional.empty();
        });
    }
}

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
 * @param clock how that clock stands to the station's; empty where nobody knows, or where the time is relative to now
 * @param receivedMonotonicNanos the station's monotonic clock at receipt
 * @param receivedWallNanos the station's wall clock (UTC, since 1970) at receipt
 * @param payload the whole SenML pack as JSON, as sent or carried over from CBOR; read-only, shared by the readings of one pack
 */
public record InstrumentReading(
        String instrumentId,
        String name,
        Optional<InstrumentValue> value,
        String unit,
        Optional<Instant> measuredAt,
        Optional<ClockOffset> clock,
        long receivedMonotonicNanos,
        long receivedWallNanos,
        ByteBuffer payload) {
    public InstrumentReading {
        payload = payload.asReadOnlyBuffer();
    }

    /** When it was measured on the station's monotonic clock, as far as that is known: else when it was received. */
    public long measuredMonotonicNanos() {
        return measuredAt
                .map(at -> {
                    long wall = at.getEpochSecond() * 1_000_000_000L + at.getNano();
                    long ahead = clock.map(ClockOffset::offsetNanos).orElse(0L);
                    return receivedMonotonicNanos - (receivedWallNanos - (wall - ahead));
                })
                .orElse(receivedMonotonicNanos);
    }

    /** The same, as if the instrument had stated no time. */
    InstrumentReading withoutTime() {
        return new InstrumentReading(
                instrumentId,
                name,
                value,
                unit,
                Optional.empty(),
                Optional.empty(),
                receivedMonotonicNanos,
                receivedWallNanos,
                payload);
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

package org.robograde.agent.station.instruments;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One resolved SenML record (RFC 8428 section 4.6): base fields applied.
 *
 * @param name base name and name together
 * @param unit empty where none is stated
 * @param value empty for a record that only carries a sum
 * @param sum integral of the value over time, where stated
 * @param timeSeconds since 1970 if 2^28 or more, else relative to now; zero is now
 */
public record SenmlRecord(
        String name, String unit, Optional<InstrumentValue> value, Optional<Double> sum, BigDecimal timeSeconds) {}

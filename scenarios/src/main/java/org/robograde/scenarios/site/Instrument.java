package org.robograde.scenarios.site;

import java.util.Optional;
import org.robograde.robots.units.yaml.LocalText;

/**
 * A measuring device or switch of the field.
 *
 * @param path of its CoAP resource
 * @param unit SenML unit (RFC 8428), {@code /} for a ratio or a switch
 * @param stopsTrial whether a non-zero reading is an emergency stop
 * @param profile of one that measures; a switch needs none
 * @param station the far station that reads it; empty for the main station
 */
public record Instrument(
        String id,
        String path,
        String quantity,
        String unit,
        LocalText title,
        boolean stopsTrial,
        Optional<InstrumentProfile> profile,
        Optional<String> station) {}

package org.robograde.scenarios.site;

import org.robograde.robots.units.yaml.LocalText;

/**
 * A measuring device or switch of the field.
 *
 * @param path of its CoAP resource
 * @param unit SenML unit (RFC 8428), {@code /} for a ratio or a switch
 * @param stopsTrial whether a non-zero reading is an emergency stop
 */
public record Instrument(String id, String path, String quantity, String unit, LocalText title, boolean stopsTrial) {}

package org.robograde.agent.station.instruments;

import java.util.Optional;

/**
 * One instrument of the site.
 *
 * @param id the site's name for it, e.g. {@code estop}
 * @param path its resource on the CoAP server, e.g. {@code /estop}
 * @param quantity what it measures, in words
 * @param unit SenML's symbol for the unit, {@code /} for a switch
 * @param interval what it can measure, where that is known
 * @param guards whether what it says may stop a unit: then it is asked again and again, beside being observed
 */
public record Instrument(
        String id, String path, String quantity, String unit, Optional<MeasuringInterval> interval, boolean guards) {
    /** In the instrument's unit (JCGM 200, 4.7). */
    public record MeasuringInterval(double lowest, double highest) {
        boolean holds(double value) {
            return value >= lowest && value <= highest;
        }
    }

    /** A switch may be the stop, and guards; a quantity does not. */
    public Instrument(String id, String path, String quantity, String unit, Optional<MeasuringInterval> interval) {
        this(id, path, quantity, unit, interval, unit.equals("/"));
    }

    public Instrument(String id, String path, String quantity, String unit) {
        this(id, path, quantity, unit, Optional.empty());
    }

    public Instrument {
        if (!SenmlName.isValid(id)) {
            throw new IllegalArgumentException("instrument id \"" + id + "\" must be a SenML name: " + SenmlName.RULE);
        }
        if (!path.startsWith("/") || path.length() < 2) {
            throw new IllegalArgumentException(
                    "instrument " + id + ": path \"" + path + "\" must start with / and name a resource");
        }
    }

    /** On or off, rather than a quantity. */
    public boolean isSwitch() {
        return unit.equals("/");
    }
}

package org.robograde.agent.station.instruments;

/**
 * One instrument of the site.
 *
 * @param id the site's name for it, e.g. {@code estop}
 * @param path its resource on the CoAP server, e.g. {@code /estop}
 * @param quantity what it measures, in words
 * @param unit SenML's symbol for the unit, {@code /} for a switch
 */
public record Instrument(String id, String path, String quantity, String unit) {
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

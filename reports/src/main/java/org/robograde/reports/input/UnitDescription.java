package org.robograde.reports.input;

import java.util.Optional;
import org.robograde.grader.rulebook.LocalizedText;

/**
 * The item under test as its own profile describes it. Nobody but the unit's maker vouches for it, so what a laboratory
 * states goes before it.
 *
 * @param id of the unit, as in the grade
 * @param serial the number on the item, as written: {@code 0007} is not {@code 7}
 * @param softwareVersion as written: {@code 1.10} is not {@code 1.1}
 */
public record UnitDescription(
        String id,
        LocalizedText title,
        Optional<String> maker,
        Optional<String> model,
        Optional<String> serial,
        Optional<String> softwareVersion) {

    /** Reads a bundle's {@code unit.yaml}; empty when it is not a unit's profile, because the id is in the grade anyway. */
    public static Optional<UnitDescription> read(byte[] yaml) {
        return UnitYaml.read(yaml);
    }
}

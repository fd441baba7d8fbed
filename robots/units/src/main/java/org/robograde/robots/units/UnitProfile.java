package org.robograde.robots.units;

import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.robograde.robots.units.yaml.InvalidInputException;
import org.robograde.robots.units.yaml.Issues;
import org.robograde.robots.units.yaml.LocalText;
import org.robograde.robots.units.yaml.YamlDocument;

/**
 * What a maker submits about a unit, checked: how to reach it, what each of its topics means, its body and its marker.
 *
 * @param link {@code ros1://host:port} of the unit's ROS master, {@code foxglove://host:port} or {@code rosbridge://host:port} of its bridge
 * @param footprintRadiusMeters of the smallest circle about the base frame that holds the unit
 * @param interfaces by role, those that {@code navigate}, {@code dialogue}, {@code stop} and {@code teleop} imply included
 * @param verbs what the maker says a scenario may ask of it
 * @param specification what the maker declares of how well it does things
 * @param text the file exactly as read, for the evidence
 */
public record UnitProfile(
        String id,
        LocalText title,
        UnitClass unitClass,
        String maker,
        String model,
        String serial,
        String softwareVersion,
        URI link,
        double footprintRadiusMeters,
        Optional<Fiducial> fiducial,
        Map<String, UnitInterface> interfaces,
        Set<UnitVerb> verbs,
        UnitSpecification specification,
        String text) {

    public UnitProfile {
        interfaces = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(interfaces));
        verbs = Set.copyOf(verbs);
    }

    /** @throws InvalidInputException with everything that is wrong with the file */
    public static UnitProfile load(Path file) {
        Issues issues = new Issues();
        return UnitProfileReader.read(YamlDocument.read(file, issues), issues);
    }

    /** As {@link #load}, from text at hand; {@code file} is only for messages. */
    public static UnitProfile parse(String file, String text) {
        Issues issues = new Issues();
        return UnitProfileReader.read(YamlDocument.parse(file, text, issues), issues);
    }

    /** The same unit reached elsewhere, e.g. on the free port a simulation took. {@link #text} stays as the maker wrote it. */
    public UnitProfile withLink(URI elsewhere) {
        return new UnitProfile(
                id,
                title,
                unitClass,
                maker,
                model,
                serial,
                softwareVersion,
                elsewhere,
                footprintRadiusMeters,
                fiducial,
                interfaces,
                verbs,
                specification,
                text);
    }

    public Optional<UnitInterface> of(String role) {
        return Optional.ofNullable(interfaces.get(role));
    }

    public boolean offersAll(Collection<String> roles) {
        return interfaces.keySet().containsAll(roles);
    }
}

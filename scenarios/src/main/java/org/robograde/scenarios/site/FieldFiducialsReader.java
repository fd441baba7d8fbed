package org.robograde.scenarios.site;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.robograde.robots.units.yaml.Issues;
import org.robograde.robots.units.yaml.NumberRange;
import org.robograde.robots.units.yaml.YamlFields;
import org.robograde.robots.units.yaml.YamlNode;

/**
 * The part of a site's file about markers on the field: those whose places were surveyed, and those on things that are put down somewhere. The
 * vision reads them from the file in the bundle; here it is made sure that it can.
 */
final class FieldFiducialsReader {
    private static final NumberRange METERS = new NumberRange(-200, 200, "m");
    private static final NumberRange HEIGHT = new NumberRange(0, 100, "m");
    private static final NumberRange SIZE = new NumberRange(0.005, 10, "m");
    private static final NumberRange UNCERTAINTY = new NumberRange(0, 1, "m");
    private static final NumberRange TOLERANCE = new NumberRange(0, 100, "m");
    private static final NumberRange ANGLE = new NumberRange(-6.2832, 6.2832, "rad");
    private static final int NUMBER_MAX = 100_000;

    private final Issues issues;
    private final Map<String, String> owners = new TreeMap<>();

    FieldFiducialsReader(Issues issues) {
        this.issues = issues;
    }

    void survey(YamlFields survey) {
        String dictionary = survey.text("dictionary");
        survey.number("sizeMeters", SIZE);
        survey.number("standardUncertaintyMeters", UNCERTAINTY);
        survey.fields("fiducials").ifPresent(fiducials -> {
            for (YamlNode.Entry entry : fiducials.map().entries()) {
                if (!entry.key().matches("[0-9]{1,5}")) {
                    issues.error(
                            "bad-fiducial", entry.keyWhere(), "\"" + entry.key() + "\" is not a marker's number", "");
                    continue;
                }
                owners.put(dictionary + " " + Integer.parseInt(entry.key()), "the survey");
                YamlFields.of("fiducial " + entry.key(), entry.value(), issues).ifPresent(this::place);
            }
        });
        survey.finish();
    }

    private void place(YamlFields place) {
        place.number("x", METERS);
        place.number("y", METERS);
        place.number("z", METERS);
        List<YamlNode> turn = place.items("quaternionXyzw");
        double norm = Math.sqrt(turn.stream()
                .mapToDouble(SiteDeviceReader::number)
                .map(q -> q * q)
                .sum());
        if (turn.size() != 4 || !(Math.abs(norm - 1) < 0.01)) {
            issues.error(
                    "bad-quaternion",
                    place.where("quaternionXyzw"),
                    "a rotation is four numbers of length 1",
                    "write x, y, z, w");
        }
        place.finish();
    }

    /** Something with a marker on it. */
    String object(String id, YamlFields object) {
        String dictionary = object.text("dictionary");
        int number = (int) object.whole("id", 0, NUMBER_MAX);
        String before = owners.putIfAbsent(dictionary + " " + number, "\"" + id + "\"");
        if (before != null) {
            issues.error(
                    "fiducial-twice",
                    object.where("id"),
                    "the fiducial " + number + " of " + dictionary + " is on \"" + id + "\" and on " + before,
                    "each needs a number of its own");
        }
        object.number("sizeMeters", SIZE);
        object.number("heightMeters", HEIGHT);
        object.number("heightStandardUncertaintyMeters", UNCERTAINTY, 0);
        object.number("tiltStandardUncertaintyRadians", UNCERTAINTY, 0);
        object.optionalFields("offset").ifPresent(offset -> {
            offset.number("x", METERS, 0);
            offset.number("y", METERS, 0);
            offset.number("headingRadians", ANGLE, 0);
            offset.finish();
        });
        object.optionalFields("target").ifPresent(target -> {
            target.number("x", METERS);
            target.number("y", METERS);
            target.number("withinMeters", TOLERANCE);
            target.finish();
        });
        return id;
    }
}

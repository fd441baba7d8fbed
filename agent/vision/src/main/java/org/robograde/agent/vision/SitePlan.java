package org.robograde.agent.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.robograde.agent.vision.calibration.SurveyedFiducials;
import org.robograde.agent.vision.document.VisionInputException;
import org.robograde.agent.vision.document.YamlTree;
import org.robograde.agent.vision.fiducial.FiducialDictionary;

/**
 * What a site's file says of the floor beside its cameras.
 *
 * @param bounds the field's end; empty where the site does not state it
 * @param zones areas with a rule of their own, by their ids
 * @param survey markers on the field whose places were measured, by which a camera that moved is told
 * @param objects things with a marker on them, by their ids
 */
record SitePlan(
        Optional<Bounds> bounds,
        List<Zone> zones,
        Optional<SurveyedFiducials> survey,
        Map<String, MarkedObject> objects) {
    static final SitePlan EMPTY = new SitePlan(Optional.empty(), List.of(), Optional.empty(), Map.of());

    SitePlan {
        zones = List.copyOf(zones);
        objects = new TreeMap<>(objects);
    }

    /**
     * A thing that is put down somewhere.
     *
     * @param mount its marker, which lies flat and faces up, at its height while the thing stands where it belongs
     * @param target x and y of where it belongs in {@code map}, and how far from there it may stand, metres
     */
    record MarkedObject(FiducialMount mount, Optional<double[]> target) {}

    /** The rectangle in {@code map} that all of the field lies in, metres. */
    record Bounds(double minX, double minY, double maxX, double maxY) {
        /** Whether a point lies inside, this far from every side. */
        boolean holds(double x, double y, double margin) {
            return x >= minX + margin && x <= maxX - margin && y >= minY + margin && y <= maxY - margin;
        }
    }

    /** A polygon on the floor. */
    record Zone(String id, String kind, List<Double> xy) {
        /** How far inside of the polygon a point lies, metres; negative outside. */
        double depth(double x, double y) {
            boolean inside = false;
            double nearest = Double.POSITIVE_INFINITY;
            int corners = xy.size() / 2;
            for (int i = 0; i < corners; i++) {
                int j = (i + 1) % corners;
                double ax = xy.get(2 * i);
                double ay = xy.get(2 * i + 1);
                double bx = xy.get(2 * j);
                double by = xy.get(2 * j + 1);
                if (ay > y != by > y && x < (bx - ax) * (y - ay) / (by - ay) + ax) {
                    inside = !inside;
                }
                double length = (bx - ax) * (bx - ax) + (by - ay) * (by - ay);
                double along = length > 0 ? ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length : 0;
                double t = Math.max(0, Math.min(1, along));
                nearest = Math.min(nearest, Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)));
            }
            return inside ? nearest : -nearest;
        }
    }

    /** @throws VisionInputException if one of them is incomplete, naming the field */
    static SitePlan of(byte[] siteYaml) {
        YamlTree site = YamlTree.parse("site.yaml", siteYaml);
        List<Zone> zones = new ArrayList<>();
        site.optionalTree("zones").ifPresent(trees -> trees.trees().forEach((id, zone) -> zones.add(zone(id, zone))));
        Map<String, MarkedObject> objects = new TreeMap<>();
        site.optionalTree("objects")
                .ifPresent(trees ->
                        trees.trees().forEach((id, object) -> objects.put(id, object(id, object, objects))));
        Optional<SurveyedFiducials> survey = site.optionalTree("survey").map(SurveyedFiducials::of);
        survey.ifPresent(surveyed -> FiducialDictionary.sizeOf(surveyed.dictionary(), "site.yaml/survey"));
        return new SitePlan(site.optionalTree("bounds").map(SitePlan::bounds), zones, survey, objects);
    }

    /** @throws VisionInputException if the unit and a thing on its field have the same fiducial */
    SitePlan beside(FiducialMount unit) {
        objects.forEach((id, object) -> {
            if (object.mount().id() == unit.id() && object.mount().dictionary().equals(unit.dictionary())) {
                throw new VisionInputException("site.yaml/objects: " + id + " has the fiducial " + unit.id() + " of "
                        + unit.dictionary() + ", which is on the unit; each thing needs its own");
            }
        });
        return this;
    }

    private static Bounds bounds(YamlTree stated) {
        Bounds bounds = new Bounds(
                stated.number("minX", -1e5, 1e5),
                stated.number("minY", -1e5, 1e5),
                stated.number("maxX", -1e5, 1e5),
                stated.number("maxY", -1e5, 1e5));
        if (!(bounds.minX() < bounds.maxX() && bounds.minY() < bounds.maxY())) {
            throw new VisionInputException(stated.place() + ": minX and minY must be less than maxX and maxY");
        }
        return bounds;
    }

    private static Zone zone(String id, YamlTree zone) {
        List<Double> xy = zone.numbers("polygon", -1e5, 1e5);
        if (xy.size() < 6 || xy.size() % 2 != 0) {
            throw new VisionInputException(
                    "site.yaml/zones/" + id + ": polygon has " + xy.size() + " numbers, it needs x and y of 3 corners");
        }
        return new Zone(id, zone.has("kind") ? zone.text("kind") : "", xy);
    }

    private static MarkedObject object(String id, YamlTree object, Map<String, MarkedObject> before) {
        FiducialMount mount = FiducialMount.of(object);
        before.forEach((other, known) -> {
            if (known.mount().id() == mount.id() && known.mount().dictionary().equals(mount.dictionary())) {
                throw new VisionInputException("site.yaml/objects: " + other + " and " + id + " both have the fiducial "
                        + mount.id() + " of " + mount.dictionary() + "; each thing needs its own");
            }
        });
        Optional<double[]> target = object.optionalTree("target").map(place -> new double[] {
            place.number("x", -1e5, 1e5), place.number("y", -1e5, 1e5), place.number("withinMeters", 0, 100)
        });
        return new MarkedObject(mount, target);
    }
}

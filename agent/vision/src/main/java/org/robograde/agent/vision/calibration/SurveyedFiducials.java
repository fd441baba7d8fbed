package org.robograde.agent.vision.calibration;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.robograde.agent.vision.document.VisionInputException;
import org.robograde.agent.vision.document.YamlTree;
import org.robograde.agent.vision.geometry.RigidTransform;

/**
 * Markers on the field whose places were measured. A marker's frame: its centre, x to its printed right edge, y to its top edge, z
 * out of its face.
 *
 * @param dictionary of all of them
 * @param sizeMeters side of each black square
 * @param standardUncertaintyMeters of each coordinate of each marker's place, markers independent
 * @param inMap where each stands in the site's frame, by number
 */
public record SurveyedFiducials(
        String dictionary, double sizeMeters, double standardUncertaintyMeters, Map<Integer, RigidTransform> inMap) {
    private static final double[][] SQUARE = {{-0.5, 0.5}, {0.5, 0.5}, {0.5, -0.5}, {-0.5, -0.5}};

    public SurveyedFiducials {
        inMap = new TreeMap<>(inMap);
    }

    /**
     * Reads {@code dictionary}, {@code sizeMeters}, {@code standardUncertaintyMeters} and {@code fiducials}: number to {@code x, y, z,
     * quaternionXyzw}.
     *
     * @throws VisionInputException naming the field that is missing or wrong
     */
    public static SurveyedFiducials parse(String name, byte[] yaml) {
        return of(YamlTree.parse(name, yaml));
    }

    /** As {@link #parse}, from a mapping inside of another document. */
    public static SurveyedFiducials of(YamlTree survey) {
        Map<Integer, RigidTransform> places = new TreeMap<>();
        Map<String, YamlTree> listed = survey.tree("fiducials").trees();
        listed.forEach((id, place) -> places.put(number(id), WristPoses.pose(place)));
        if (places.isEmpty()) {
            throw new VisionInputException("the survey lists no fiducial");
        }
        return new SurveyedFiducials(
                survey.text("dictionary"),
                survey.number("sizeMeters", 0.005, 10),
                survey.number("standardUncertaintyMeters", 0, 1),
                places);
    }

    private static int number(String id) {
        try {
            return Integer.parseInt(id);
        } catch (NumberFormatException e) {
            throw new VisionInputException("the survey's fiducial \"" + id + "\" is not a marker's number");
        }
    }

    /** A marker's corner in the site's frame: 0 top left, then clockwise; empty for a marker that was not surveyed. */
    public Optional<double[]> corner(int id, int corner) {
        return Optional.ofNullable(inMap.get(id))
                .map(place -> place.apply(sizeMeters * SQUARE[corner][0], sizeMeters * SQUARE[corner][1], 0));
    }
}

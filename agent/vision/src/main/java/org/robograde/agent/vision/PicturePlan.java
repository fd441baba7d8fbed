package org.robograde.agent.vision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opencv.core.Rect;
import org.robograde.agent.vision.document.VisionInputException;
import org.robograde.agent.vision.document.YamlTree;

/**
 * What a site's file names within its cameras' pictures. What is not named is not looked for, and costs nothing. An entry that cannot be used is
 * a problem in one sentence and costs no other entry.
 *
 * @param lamps indicator lamps by their ids
 * @param displays places where codes are shown, by their ids
 * @param tips instruments' tips by their ids
 * @param endoscopes cameras that look at instruments from within, by the cameras' ids; their frame is their own
 */
record PicturePlan(
        Map<String, Region> lamps,
        Map<String, Region> displays,
        Map<String, Tip> tips,
        Map<String, CameraModel> endoscopes,
        List<FieldView.Problem> problems) {
    static final PicturePlan EMPTY = new PicturePlan(Map.of(), Map.of(), Map.of(), Map.of(), List.of());

    private static final int REGION_PIXELS_MIN = 4;

    PicturePlan {
        lamps = new TreeMap<>(lamps);
        displays = new TreeMap<>(displays);
        tips = new TreeMap<>(tips);
        endoscopes = new TreeMap<>(endoscopes);
        problems = List.copyOf(problems);
    }

    /** @param pixels in the camera's full picture */
    record Region(String camera, Rect pixels) {}

    /**
     * A point that is followed from the trial's first picture on.
     *
     * @param x where it is in the first picture, pixels
     * @param y where it is in the first picture, pixels
     * @param windowPixels side of the patch that is followed
     * @param distanceMeters from the camera along its axis, by which pixels become metres
     * @param distanceStandardUncertaintyMeters of that distance
     */
    record Tip(
            String camera,
            double x,
            double y,
            int windowPixels,
            double distanceMeters,
            double distanceStandardUncertaintyMeters) {}

    /** @param cameras those the site describes */
    static PicturePlan of(byte[] siteYaml, Map<String, CameraModel> cameras) {
        YamlTree site = YamlTree.parse("site.yaml", siteYaml);
        List<FieldView.Problem> problems = new ArrayList<>();
        Map<String, CameraModel> endoscopes = entries(site, "endoscopes", problems, CameraModel::inOwnFrame);
        Map<String, CameraModel> all = new TreeMap<>(cameras);
        all.putAll(endoscopes);
        return new PicturePlan(
                entries(site, "lamps", problems, (id, tree) -> region(tree, all)),
                entries(site, "displays", problems, (id, tree) -> region(tree, all)),
                entries(site, "tips", problems, (id, tree) -> tip(tree, all)),
                endoscopes,
                problems);
    }

    private interface Entry<T> {
        T of(String id, YamlTree tree);
    }

    private static <T> Map<String, T> entries(
            YamlTree site, String block, List<FieldView.Problem> problems, Entry<T> entry) {
        Map<String, T> found = new TreeMap<>();
        try {
            Map<String, YamlTree> trees =
                    site.optionalTree(block).map(YamlTree::trees).orElse(Map.of());
            trees.forEach((id, tree) -> {
                try {
                    found.put(id, entry.of(id, tree));
                } catch (VisionInputException e) {
                    problems.add(new FieldView.Problem("*", String.valueOf(e.getMessage())));
                }
            });
        } catch (VisionInputException e) {
            problems.add(new FieldView.Problem("*", String.valueOf(e.getMessage())));
        }
        return found;
    }

    private static CameraModel camera(YamlTree tree, Map<String, CameraModel> cameras) {
        String id = tree.text("camera");
        CameraModel camera = cameras.get(id);
        if (camera == null) {
            throw new VisionInputException(tree.place() + ": the site describes no camera " + id + "; it describes "
                    + (cameras.isEmpty() ? "none" : String.join(", ", cameras.keySet())));
        }
        return camera;
    }

    private static Region region(YamlTree tree, Map<String, CameraModel> cameras) {
        CameraModel camera = camera(tree, cameras);
        List<Double> stated = tree.numbers("region", -1e6, 1e6);
        if (stated.size() != 4) {
            throw new VisionInputException(tree.place() + ": region has " + stated.size()
                    + " numbers, it needs left, top, width and height in pixels");
        }
        int left = (int) Math.rint(stated.get(0));
        int top = (int) Math.rint(stated.get(1));
        int width = (int) Math.rint(stated.get(2));
        int height = (int) Math.rint(stated.get(3));
        boolean inside = left >= 0
                && top >= 0
                && width >= REGION_PIXELS_MIN
                && height >= REGION_PIXELS_MIN
                && left + width <= camera.widthPixels()
                && top + height <= camera.heightPixels();
        if (!inside) {
            throw new VisionInputException(tree.place() + ": the region of " + width + "x" + height + " pixels at ("
                    + left + ", " + top + ") must be " + REGION_PIXELS_MIN + " pixels wide and high and lie within the "
                    + camera.widthPixels() + "x" + camera.heightPixels() + " pixels of camera " + camera.id());
        }
        return new Region(camera.id(), new Rect(left, top, width, height));
    }

    private static Tip tip(YamlTree tree, Map<String, CameraModel> cameras) {
        CameraModel camera = camera(tree, cameras);
        List<Double> pixel = tree.numbers("pixel", -1e6, 1e6);
        boolean inside = pixel.size() == 2
                && pixel.get(0) >= 0
                && pixel.get(0) < camera.widthPixels()
                && pixel.get(1) >= 0
                && pixel.get(1) < camera.heightPixels();
        if (!inside) {
            throw new VisionInputException(tree.place() + ": pixel must be x and y within the " + camera.widthPixels()
                    + "x" + camera.heightPixels() + " pixels of camera " + camera.id() + "; it is " + pixel);
        }
        return new Tip(
                camera.id(),
                pixel.get(0),
                pixel.get(1),
                tree.has("windowPixels") ? tree.integer("windowPixels", 7, 101) : 31,
                tree.number("distanceMeters", 0.01, 100),
                tree.number("distanceStandardUncertaintyMeters", 0, 10));
    }
}

package org.robograde.scenarios.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.robograde.robots.units.yaml.Issues;
import org.robograde.robots.units.yaml.NumberRange;
import org.robograde.robots.units.yaml.YamlFields;
import org.robograde.robots.units.yaml.YamlNode;

/**
 * The part of a site's file about what is within its cameras' pictures: indicator lamps, displays, tips of instruments, and endoscopes. The vision
 * reads them from the file in the bundle; here it is made sure that it can.
 */
final class PictureMarksReader {
    private static final NumberRange PIXELS = new NumberRange(1, 100_000, "pixels");
    private static final NumberRange DISTANCE = new NumberRange(0.01, 100, "m");
    private static final NumberRange UNCERTAINTY = new NumberRange(0, 10, "m");
    private static final NumberRange RATE_HZ = new NumberRange(0.1, 1000, "Hz");
    private static final int REGION_PIXELS_MIN = 4;

    private final Issues issues;
    private final Map<String, int[]> pictureSizes = new TreeMap<>();

    PictureMarksReader(Issues issues, Map<String, SiteCamera> cameras) {
        this.issues = issues;
        cameras.forEach((id, camera) -> pictureSizes.put(id, new int[] {
            camera.calibration().widthPixels(), camera.calibration().heightPixels()
        }));
    }

    /** A camera that looks at instruments from within; answers the topic of its pictures. */
    String endoscope(String id, YamlFields fields) {
        String topic = fields.text("imageTopic");
        fields.number("rateHz", RATE_HZ, 25);
        fields.fields("calibration").ifPresent(lens -> {
            pictureSizes.put(id, new int[] {
                (int) lens.whole("widthPixels", 1, 100_000), (int) lens.whole("heightPixels", 1, 100_000)
            });
            for (String key : List.of("fx", "fy", "cx", "cy")) lens.number(key, PIXELS);
            numbers(lens, "distortion", 4, 5, 8);
            lens.finish();
        });
        return topic;
    }

    /** A lamp or a display. */
    String region(String id, YamlFields fields) {
        Optional<int[]> size = size(fields);
        double[] region = numbers(fields, "region", 4);
        if (region.length == 4
                && size.isPresent()
                && !(region[0] >= 0
                        && region[1] >= 0
                        && Math.min(region[2], region[3]) >= REGION_PIXELS_MIN
                        && region[0] + region[2] <= size.get()[0]
                        && region[1] + region[3] <= size.get()[1])) {
            issues.error(
                    "outside-the-picture",
                    fields.where("region"),
                    "\"" + id + "\" lies outside of the camera's picture of " + size.get()[0] + "x" + size.get()[1]
                            + " pixels, or is smaller than " + REGION_PIXELS_MIN + " pixels",
                    "write left, top, width and height");
        }
        return id;
    }

    /** The tip of an instrument, where it is in the trial's first picture. */
    String tip(String id, YamlFields fields) {
        Optional<int[]> size = size(fields);
        double[] pixel = numbers(fields, "pixel", 2);
        if (pixel.length == 2
                && size.isPresent()
                && !(pixel[0] >= 0 && pixel[1] >= 0 && pixel[0] < size.get()[0] && pixel[1] < size.get()[1])) {
            issues.error(
                    "outside-the-picture",
                    fields.where("pixel"),
                    "\"" + id + "\" begins outside of the camera's picture of " + size.get()[0] + "x" + size.get()[1]
                            + " pixels",
                    "write x and y");
        }
        fields.number("distanceMeters", DISTANCE);
        fields.number("distanceStandardUncertaintyMeters", UNCERTAINTY);
        if (fields.has("windowPixels")) fields.whole("windowPixels", 7, 101);
        return id;
    }

    private Optional<int[]> size(YamlFields fields) {
        String camera = fields.text("camera");
        if (!camera.isEmpty() && !pictureSizes.containsKey(camera)) {
            issues.error(
                    "unknown-camera",
                    fields.where("camera"),
                    "there is no camera \"" + camera + "\" on this site",
                    "the site has " + (pictureSizes.isEmpty() ? "none" : String.join(", ", pictureSizes.keySet())));
        }
        return Optional.ofNullable(pictureSizes.get(camera)).filter(size -> size[0] > 0);
    }

    /** Empty, and an issue, where there are not so many numbers. */
    private double[] numbers(YamlFields fields, String key, int... counts) {
        List<YamlNode> items = fields.items(key);
        double[] numbers = items.stream().mapToDouble(SiteDeviceReader::number).toArray();
        boolean fits = java.util.Arrays.stream(counts).anyMatch(count -> count == numbers.length);
        if (!items.isEmpty() && !(fits && java.util.Arrays.stream(numbers).allMatch(Double::isFinite))) {
            issues.error("wrong-type", fields.where(key), "\"" + key + "\" must be " + counts[0] + " numbers", "");
            return new double[0];
        }
        return numbers;
    }
}

package org.robograde.scenarios.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.robograde.robots.units.yaml.Issues;
import org.robograde.robots.units.yaml.NumberRange;
import org.robograde.robots.units.yaml.SourcePlace;
import org.robograde.robots.units.yaml.YamlFields;
import org.robograde.robots.units.yaml.YamlNode;

/** The part of a site's file about cameras and instruments. */
final class SiteDeviceReader {
    private static final NumberRange METERS = new NumberRange(-200, 200, "m");
    private static final NumberRange RATE_HZ = new NumberRange(0.1, 1000, "Hz");
    private static final NumberRange UNCERTAINTY = new NumberRange(0, 10, "");
    private static final NumberRange READING_UNCERTAINTY = new NumberRange(0, 1e9, "");
    private static final NumberRange PIXELS = new NumberRange(1, 100_000, "pixels");
    private static final NumberRange RMS_PIXELS = new NumberRange(0, 100, "pixels");

    private static final Pattern STATION = Pattern.compile("[A-Za-z0-9_-]{1,63}");
    private static final Pattern DOCUMENT = Pattern.compile("calibration-[a-z0-9][a-z0-9-]{0,63}\\.json");
    private static final long DOCUMENT_BYTES_MAX = 4L << 20;

    private final Issues issues;

    SiteDeviceReader(Issues issues) {
        this.issues = issues;
    }

    SiteCamera camera(String id, YamlFields fields) {
        return new SiteCamera(
                id,
                fields.text("imageTopic"),
                fields.text("infoTopic"),
                fields.number("rateHz", RATE_HZ),
                fields.fields("pose").map(this::pose).orElse(new SiteCamera.CameraPose(0, 0, 0, List.of())),
                fields.fields("standardUncertainty").map(this::uncertainty).orElse(new SiteCamera.Uncertainty(0, 0, 0)),
                fields.fields("calibration").map(this::calibration).orElseGet(SiteDeviceReader::noCalibration),
                station(fields));
    }

    private SiteCamera.CameraPose pose(YamlFields fields) {
        List<Double> quaternion = numbers(fields, "quaternionXyzw", 4);
        double norm = Math.sqrt(quaternion.stream().mapToDouble(q -> q * q).sum());
        if (quaternion.size() == 4 && Math.abs(norm - 1) > 1e-3)
            issues.error(
                    "bad-quaternion",
                    fields.where("quaternionXyzw"),
                    String.format(java.util.Locale.ROOT, "the quaternion's length is %.4f, not 1", norm),
                    "write x, y, z, w of a rotation");
        SiteCamera.CameraPose pose = new SiteCamera.CameraPose(
                fields.number("x", METERS), fields.number("y", METERS), fields.number("z", METERS), quaternion);
        fields.finish();
        return pose;
    }

    private SiteCamera.Uncertainty uncertainty(YamlFields fields) {
        SiteCamera.Uncertainty uncertainty = new SiteCamera.Uncertainty(
                fields.number("positionMeters", UNCERTAINTY),
                fields.number("angleRadians", UNCERTAINTY),
                fields.number("timeSeconds", UNCERTAINTY));
        fields.finish();
        return uncertainty;
    }

    private SiteCamera.Calibration calibration(YamlFields fields) {
        SiteCamera.Calibration calibration = new SiteCamera.Calibration(
                (int) fields.whole("widthPixels", 1, 100_000),
                (int) fields.whole("heightPixels", 1, 100_000),
                fields.number("fx", PIXELS),
                fields.number("fy", PIXELS),
                fields.number("cx", PIXELS),
                fields.number("cy", PIXELS),
                numbers(fields, "distortion", 5),
                fields.number("rmsPixels", RMS_PIXELS),
                date(fields, "calibratedOn"),
                date(fields, "validUntil"),
                documents(fields));
        fields.finish();
        if (calibration.calibratedOn().compareTo(calibration.validUntil()) > 0)
            issues.error("bad-date", fields.where("validUntil"), "the calibration ends before it begins", "");
        return calibration;
    }

    private static SiteCamera.Calibration noCalibration() {
        return new SiteCamera.Calibration(0, 0, 0, 0, 0, 0, List.of(), 0, "", "", Map.of());
    }

    /** Read here, since the bundle of every trial keeps them as they were when the site was read. */
    private Map<String, byte[]> documents(YamlFields fields) {
        Optional<String> name = fields.optionalText("document");
        if (name.isEmpty()) return Map.of();
        SourcePlace where = fields.where("document");
        if (!DOCUMENT.matcher(name.get()).matches()) {
            issues.error(
                    "bad-calibration-document",
                    where,
                    "\"" + name.get() + "\" is not the name of a calibration document beside this file",
                    "name it calibration-CAMERA.json");
            return Map.of();
        }
        String signature = name.get().replace(".json", ".sig");
        Path folder = Path.of(where.file()).toAbsolutePath().getParent();
        Map<String, byte[]> documents = new TreeMap<>();
        for (String each : List.of(name.get(), signature)) {
            try {
                Path file = folder == null ? Path.of(each) : folder.resolve(each);
                if (Files.size(file) > DOCUMENT_BYTES_MAX) throw new IOException("more than 4 MiB");
                documents.put(each, Files.readAllBytes(file));
            } catch (IOException e) {
                issues.error(
                        "missing-calibration-document",
                        where,
                        each + " cannot be read beside the site's file",
                        "make it with calibrate, or leave the line out");
            }
        }
        return documents;
    }

    private String date(YamlFields fields, String key) {
        String text = fields.text(key);
        try {
            if (!text.isEmpty()) LocalDate.parse(text);
            return text;
        } catch (DateTimeParseException e) {
            issues.error("bad-date", fields.where(key), "\"" + text + "\" is not a date", "write it as \"2026-11-22\"");
            return "";
        }
    }

    Instrument instrument(String id, YamlFields fields) {
        return new Instrument(
                id,
                fields.text("path"),
                fields.text("quantity"),
                fields.text("unit"),
                fields.localText("title"),
                fields.flag("stopsTrial", false),
                fields.optionalFields("profile").map(this::profile),
                station(fields));
    }

    private Optional<String> station(YamlFields fields) {
        Optional<String> name = fields.optionalText("station");
        if (name.isPresent() && !STATION.matcher(name.get()).matches()) {
            issues.error(
                    "bad-id",
                    fields.where("station"),
                    "\"" + name.get() + "\" is no name of a far station",
                    "write 1 to 63 letters, digits, - and _");
            return Optional.empty();
        }
        return name;
    }

    private InstrumentProfile profile(YamlFields fields) {
        List<Double> range = numbers(fields, "range", 2);
        if (range.size() == 2 && range.get(0) >= range.get(1))
            issues.error("bad-range", fields.where("range"), "the range is empty", "write [lowest, highest]");
        InstrumentProfile profile = new InstrumentProfile(
                range.size() == 2 ? range.get(0) : 0,
                range.size() == 2 ? range.get(1) : 0,
                fields.number("standardUncertainty", READING_UNCERTAINTY),
                date(fields, "calibratedOn"),
                date(fields, "validUntil"));
        fields.finish();
        if (profile.calibratedOn().compareTo(profile.validUntil()) > 0)
            issues.error("bad-date", fields.where("validUntil"), "the calibration ends before it begins", "");
        return profile;
    }

    private List<Double> numbers(YamlFields fields, String key, int count) {
        List<Double> numbers = new ArrayList<>();
        List<YamlNode> items = fields.items(key);
        for (YamlNode item : items) numbers.add(number(item));
        if (!items.isEmpty() && (items.size() != count || numbers.stream().anyMatch(n -> !Double.isFinite(n)))) {
            issues.error("wrong-type", fields.where(key), "\"" + key + "\" must be " + count + " numbers", "");
            return List.of();
        }
        return numbers;
    }

    /** NaN for whatever is not a number. */
    static double number(YamlNode node) {
        boolean numeric = node instanceof YamlNode.Scalar scalar
                && (scalar.kind() == YamlNode.ScalarKind.WHOLE_NUMBER || scalar.kind() == YamlNode.ScalarKind.NUMBER);
        if (!numeric) return Double.NaN;
        try {
            return Double.parseDouble(((YamlNode.Scalar) node).text());
        } catch (NumberFormatException e) {
            return Double.NaN; // .inf and .nan
        }
    }
}

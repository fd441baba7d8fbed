package org.robograde.scenarios.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.robograde.robots.units.yaml.Issues;
import org.robograde.robots.units.yaml.NumberRange;
import org.robograde.robots.units.yaml.YamlDocument;
import org.robograde.robots.units.yaml.YamlFields;
import org.robograde.robots.units.yaml.YamlNode;

/** Turns a site's YAML into a {@link Site}, reporting every mistake. */
final class SiteReader {
    /** A field larger than this is a typing mistake, and would make the path grid too large. */
    private static final NumberRange COORDINATE = new NumberRange(-200, 200, "m");

    private static final NumberRange ANGLE = new NumberRange(-6.2832, 6.2832, "rad");

    private static final NumberRange SPEED = new NumberRange(0.05, 10, "m/s");
    private static final NumberRange INTRUSION = new NumberRange(0, 10, "m");

    private final Issues issues;

    private SiteReader(Issues issues) {
        this.issues = issues;
    }

    static Site read(YamlDocument document, Issues issues) {
        Site site = new SiteReader(issues).site(document);
        issues.throwIfErrors();
        return site;
    }

    private Site site(YamlDocument document) {
        YamlFields fields = new YamlFields("the site", document.root(), issues);
        String id = fields.id("site");
        int edition = (int) fields.whole("edition", 1, 1_000_000);
        var title = fields.localText("title");
        Site.Bounds bounds = bounds(fields);
        List<WallSegment> walls = new ArrayList<>();
        for (YamlNode wall : fields.items("walls")) walls.add(segment("a wall", wall));
        Map<String, SitePlace> places = named(fields, "places", true, this::place);
        Map<String, Barrier> barriers = named(fields, "barriers", false, this::barrier);
        SiteDeviceReader devices = new SiteDeviceReader(issues);
        Map<String, SiteCamera> cameras = named(fields, "cameras", false, devices::camera);
        Map<String, Instrument> instruments = named(fields, "instruments", false, devices::instrument);
        Map<String, SiteZone> zones = named(fields, "zones", false, this::zone);
        Optional<Separation> separation = fields.optionalFields("separation").map(SiteReader::separation);
        Optional<Cell> cell = fields.optionalFields("cell").map(new CellReader(issues)::read);
        SafetyRules safety = fields.optionalFields("safety")
                .map(new SafetyRulesReader(issues, instruments.keySet())::read)
                .orElse(SafetyRules.NONE);
        FieldFiducialsReader fiducials = new FieldFiducialsReader(issues);
        fields.optionalFields("survey").ifPresent(fiducials::survey);
        named(fields, "objects", false, fiducials::object);
        PictureMarksReader marks = new PictureMarksReader(issues, cameras);
        Map<String, String> endoscopes = named(fields, "endoscopes", false, marks::endoscope);
        named(fields, "lamps", false, marks::region);
        named(fields, "displays", false, marks::region);
        named(fields, "tips", false, marks::tip);
        fields.optionalFields("table").ifPresent(new OperatingTableReader(issues)::table);
        fields.finish();
        checkPlaces(fields, bounds, walls, places);
        return new Site(
                id,
                edition,
                title,
                bounds,
                walls,
                places,
                barriers,
                cameras,
                endoscopes,
                instruments,
                zones,
                separation,
                cell,
                safety,
                document.text());
    }

    private Site.Bounds bounds(YamlFields fields) {
        Site.Bounds unknown = new Site.Bounds(-200, -200, 200, 200);
        var found = fields.fields("bounds");
        if (found.isEmpty()) return unknown;
        YamlFields b = found.get();
        Site.Bounds bounds = new Site.Bounds(
                b.number("minX", COORDINATE),
                b.number("minY", COORDINATE),
                b.number("maxX", COORDINATE),
                b.number("maxY", COORDINATE));
        b.finish();
        if (bounds.minX() >= bounds.maxX() || bounds.minY() >= bounds.maxY())
            issues.error(
                    "bad-bounds", b.where(), "the bounds are empty", "minX must be below maxX, and minY below maxY");
        return bounds;
    }

    private WallSegment segment(String what, YamlNode node) {
        List<YamlNode> items = node instanceof YamlNode.Sequence sequence ? sequence.items() : List.of();
        double[] xyxy = new double[4];
        boolean good = items.size() == 4;
        for (int i = 0; good && i < 4; i++) {
            xyxy[i] = SiteDeviceReader.number(items.get(i));
            good = COORDINATE.contains(xyxy[i]);
        }
        if (!good)
            issues.error(
                    "bad-segment",
                    node.where(),
                    what + " must be four numbers [x1, y1, x2, y2] in metres, each between -200 and 200",
                    "");
        return new WallSegment(xyxy[0], xyxy[1], xyxy[2], xyxy[3]);
    }

    private <T> Map<String, T> named(
            YamlFields fields, String key, boolean required, BiFunction<String, YamlFields, T> read) {
        Map<String, T> all = new TreeMap<>();
        var section = required ? fields.fields(key) : fields.optionalFields(key);
        if (section.isEmpty()) return all;
        for (YamlNode.Entry entry : section.get().map().entries()) {
            if (!entry.key().matches("[a-z0-9][a-z0-9-]{0,63}"))
                issues.error(
                        "bad-id",
                        entry.keyWhere(),
                        "\"" + entry.key() + "\" cannot be an id",
                        "use lower-case letters, digits and hyphens, at most 64");
            YamlFields.of("\"" + entry.key() + "\"", entry.value(), issues).ifPresent(one -> {
                all.put(entry.key(), read.apply(entry.key(), one));
                one.finish();
            });
        }
        return all;
    }

    private SitePlace place(String id, YamlFields fields) {
        return new SitePlace(
                id,
                fields.number("x", COORDINATE),
                fields.number("y", COORDINATE),
                fields.number("headingRadians", ANGLE),
                fields.localText("title"));
    }

    private Barrier barrier(String id, YamlFields fields) {
        WallSegment segment = fields.requiredNode("segment")
                .map(node -> segment("a barrier", node))
                .orElse(new WallSegment(0, 0, 0, 0));
        return new Barrier(id, segment, fields.localText("title"));
    }

    private SiteZone zone(String id, YamlFields fields) {
        String kind = fields.choice("kind", Map.of("keep_out", "keep_out", "speed_limit", "speed_limit"))
                .orElse("keep_out");
        List<Double> polygon = new ArrayList<>();
        List<YamlNode> items = fields.items("polygon");
        items.forEach(item -> polygon.add(SiteDeviceReader.number(item)));
        boolean good = polygon.size() >= 6
                && polygon.size() <= 128
                && polygon.size() % 2 == 0
                && polygon.stream().allMatch(COORDINATE::contains);
        if (!items.isEmpty() && !good) {
            issues.error(
                    "bad-polygon",
                    fields.where("polygon"),
                    "\"polygon\" must be x and y in turn of 3 to 64 corners, each between -200 and 200 m",
                    "write [x1, y1, x2, y2, x3, y3]");
            polygon.clear();
        }
        double most =
                kind.equals("speed_limit") ? fields.number("maxMetersPerSecond", SPEED) : Double.POSITIVE_INFINITY;
        return new SiteZone(id, kind, polygon, most, fields.localText("title"));
    }

    private static Separation separation(YamlFields fields) {
        Separation separation = new Separation(
                fields.number("humanMetersPerSecond", SPEED, 1.6),
                fields.number("intrusionMeters", INTRUSION, 0),
                fields.number("personUncertaintyMeters", INTRUSION, 0));
        fields.finish();
        return separation;
    }

    private void checkPlaces(
            YamlFields site, Site.Bounds bounds, List<WallSegment> walls, Map<String, SitePlace> places) {
        var section = site.node("places");
        if (section.isEmpty() || !(section.get() instanceof YamlNode.Mapping map)) return;
        for (SitePlace place : places.values()) {
            var where = map.entry(place.id()).map(YamlNode.Entry::keyWhere).orElse(map.where());
            if (Double.isNaN(place.x()) || Double.isNaN(place.y())) continue;
            if (!bounds.contains(place.x(), place.y()))
                issues.error("outside-site", where, "\"" + place.id() + "\" lies outside the site's bounds", "");
            if (walls.stream().anyMatch(wall -> wall.distanceTo(place.point()) < 0.01))
                issues.error("inside-wall", where, "\"" + place.id() + "\" lies in a wall", "");
        }
    }
}

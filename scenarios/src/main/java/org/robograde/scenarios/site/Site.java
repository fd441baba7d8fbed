package org.robograde.scenarios.site;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.robograde.robots.units.yaml.InvalidInputException;
import org.robograde.robots.units.yaml.Issues;
import org.robograde.robots.units.yaml.LocalText;
import org.robograde.robots.units.yaml.YamlDocument;

/**
 * A test field, read and checked.
 *
 * @param endoscopes topics of their pictures, by the cameras' ids
 * @param cell what a field for arms has beside
 * @param safety what ends a trial for safety's sake, beside the emergency stops
 * @param text the file exactly as read, for the evidence
 */
public record Site(
        String id,
        int edition,
        LocalText title,
        Bounds bounds,
        List<WallSegment> walls,
        Map<String, SitePlace> places,
        Map<String, Barrier> barriers,
        Map<String, SiteCamera> cameras,
        Map<String, String> endoscopes,
        Map<String, Instrument> instruments,
        Map<String, SiteZone> zones,
        Optional<Separation> separation,
        Optional<Cell> cell,
        SafetyRules safety,
        String text) {

    /** The rectangle of the floor, metres. */
    public record Bounds(double minX, double minY, double maxX, double maxY) {
        public boolean contains(double x, double y) {
            return x >= minX && x <= maxX && y >= minY && y <= maxY;
        }
    }

    public Site {
        walls = List.copyOf(walls);
        places = Collections.unmodifiableMap(new TreeMap<>(places));
        barriers = Collections.unmodifiableMap(new TreeMap<>(barriers));
        cameras = Collections.unmodifiableMap(new TreeMap<>(cameras));
        endoscopes = Collections.unmodifiableMap(new TreeMap<>(endoscopes));
        instruments = Collections.unmodifiableMap(new TreeMap<>(instruments));
        zones = Collections.unmodifiableMap(new TreeMap<>(zones));
    }

    /** A site without zones, of which nothing is said about people. */
    public Site(
            String id,
            int edition,
            LocalText title,
            Bounds bounds,
            List<WallSegment> walls,
            Map<String, SitePlace> places,
            Map<String, Barrier> barriers,
            Map<String, SiteCamera> cameras,
            Map<String, Instrument> instruments,
            String text) {
        this(
                id,
                edition,
                title,
                bounds,
                walls,
                places,
                barriers,
                cameras,
                Map.of(),
                instruments,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                SafetyRules.NONE,
                text);
    }

    /** @throws InvalidInputException with everything that is wrong with the file */
    public static Site load(Path file) {
        Issues issues = new Issues();
        return SiteReader.read(YamlDocument.read(file, issues), issues);
    }

    /** As {@link #load}, from text at hand; {@code file} is only for messages. */
    public static Site parse(String file, String text) {
        Issues issues = new Issues();
        return SiteReader.read(YamlDocument.parse(file, text, issues), issues);
    }

    public Optional<SitePlace> place(String id) {
        return Optional.ofNullable(places.get(id));
    }

    /** Role to topic for what the site itself provides: {@code camera.<id>.image}, {@code camera.<id>.info}, {@code instrument.<id>}. */
    public Map<String, String> roleTopics() {
        Map<String, String> topics = new TreeMap<>();
        cameras.forEach((id, camera) -> {
            topics.put("camera." + id + ".image", camera.imageTopic());
            topics.put("camera." + id + ".info", camera.infoTopic());
        });
        endoscopes.forEach((id, topic) -> topics.put("camera." + id + ".image", topic));
        instruments.keySet().forEach(id -> topics.put("instrument." + id, "/instruments/" + id));
        return Collections.unmodifiableMap(topics);
    }
}

package org.robograde.reports.input;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.robograde.grader.rulebook.LocalizedText;
import org.robograde.reports.input.SiteMap.Barrier;
import org.robograde.reports.input.SiteMap.Bounds;
import org.robograde.reports.input.SiteMap.Place;
import org.robograde.reports.input.SiteMap.Segment;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Takes from a site document what a map shows. The document comes out of a bundle, so its size is
 * bounded and aliases are refused. */
final class SiteYaml {
    private static final int CHARACTERS_MAX = 1 << 20;
    private static final int ITEMS_MAX = 5000;

    private SiteYaml() {}

    static Optional<SiteMap> read(byte[] yaml) {
        if (yaml.length > CHARACTERS_MAX) {
            return Optional.empty();
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel("site.yaml")
                .setCodePointLimit(CHARACTERS_MAX)
                .setMaxAliasesForCollections(0)
                .build();
        try {
            Object root = new Load(settings).loadFromString(new String(yaml, StandardCharsets.UTF_8));
            return root instanceof Map<?, ?> map ? Optional.of(site(map)) : Optional.empty();
        } catch (YamlEngineException | IllegalArgumentException | StackOverflowError notASite) {
            // The last one: the parser does not bound nesting itself.
            return Optional.empty();
        }
    }

    private static SiteMap site(Map<?, ?> map) {
        Map<?, ?> bounds = mapping(map.get("bounds"));
        return new SiteMap(
                String.valueOf(map.get("site")),
                text(map.get("title"), String.valueOf(map.get("site"))),
                new Bounds(
                        number(bounds.get("minX")),
                        number(bounds.get("minY")),
                        number(bounds.get("maxX")),
                        number(bounds.get("maxY"))),
                walls(map.get("walls")),
                named(map.get("places"), SiteYaml::place),
                named(map.get("barriers"), SiteYaml::barrier),
                equipment(map));
    }

    private static List<Equipment> equipment(Map<?, ?> map) {
        List<Equipment> equipment = new ArrayList<>(named(map.get("cameras"), (id, c) -> device(id, c, true)));
        equipment.addAll(named(map.get("instruments"), (id, i) -> device(id, i, false)));
        for (String station : List.of("cell", "table")) {
            if (map.get(station) instanceof Map<?, ?> place && place.get("tracker") instanceof Map<?, ?> tracker) {
                equipment.add(tracker(tracker));
            }
        }
        return equipment;
    }

    private static Equipment device(String id, Map<?, ?> device, boolean camera) {
        Map<?, ?> calibration =
                device.get(camera ? "calibration" : "profile") instanceof Map<?, ?> stated ? stated : Map.of();
        return new Equipment(
                id,
                text(device.get("title"), id),
                camera,
                said(device.get("quantity")),
                said(calibration.get("calibratedOn")),
                said(calibration.get("validUntil")),
                camera
                        ? uncertainty(device.get("standardUncertainty"))
                        : said(calibration.get("standardUncertainty"))
                                .map(u -> u + " " + said(device.get("unit")).orElse("")));
    }

    /** The field's own tracker of an arm's tool. */
    private static Equipment tracker(Map<?, ?> tracker) {
        return new Equipment(
                "tracker",
                new LocalizedText("Tracker of the tool", "工具跟踪仪"),
                false,
                Optional.empty(),
                said(tracker.get("calibratedOn")),
                said(tracker.get("validUntil")),
                said(tracker.get("standardUncertaintyMeters")).map(u -> "standardUncertaintyMeters " + u));
    }

    /** Java would write 0.0005 as 5.0E-4. */
    private static String plain(@Nullable Object value) {
        return value instanceof Double number && Double.isFinite(number)
                ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }

    private static Optional<String> said(@Nullable Object value) {
        return Optional.ofNullable(value).map(SiteYaml::plain).filter(words -> !words.isBlank());
    }

    private static Optional<String> uncertainty(@Nullable Object stated) {
        if (!(stated instanceof Map<?, ?> parts)) {
            return said(stated);
        }
        return said(parts.entrySet().stream()
                .limit(ITEMS_MAX)
                .map(e -> e.getKey() + " " + plain(e.getValue()))
                .collect(Collectors.joining(", ")));
    }

    private static List<Segment> walls(@Nullable Object walls) {
        List<Segment> segments = new ArrayList<>();
        if (walls instanceof List<?> list) {
            list.stream().limit(ITEMS_MAX).forEach(wall -> segments.add(segment(wall)));
        }
        return segments;
    }

    private static <T> List<T> named(@Nullable Object mapping, BiFunction<String, Map<?, ?>, T> reader) {
        List<T> items = new ArrayList<>();
        if (mapping instanceof Map<?, ?> map) {
            map.entrySet().stream()
                    .limit(ITEMS_MAX)
                    .forEach(e -> items.add(reader.apply(String.valueOf(e.getKey()), mapping(e.getValue()))));
        }
        return items;
    }

    private static Place place(String id, Map<?, ?> place) {
        return new Place(id, number(place.get("x")), number(place.get("y")), text(place.get("title"), id));
    }

    private static Barrier barrier(String id, Map<?, ?> barrier) {
        return new Barrier(id, segment(barrier.get("segment")), text(barrier.get("title"), id));
    }

    private static Segment segment(@Nullable Object value) {
        if (value instanceof List<?> list && list.size() == 4) {
            return new Segment(number(list.get(0)), number(list.get(1)), number(list.get(2)), number(list.get(3)));
        }
        throw new IllegalArgumentException("a segment is [x1, y1, x2, y2], not " + value);
    }

    private static Map<?, ?> mapping(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("expected a mapping, not " + value);
    }

    private static double number(@Nullable Object value) {
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException("expected a finite number, not " + value);
    }

    private static LocalizedText text(@Nullable Object title, String otherwise) {
        if (title instanceof Map<?, ?> map) {
            Object en = map.get("en");
            Object zh = map.get("zh");
            String english = en == null ? otherwise : String.valueOf(en);
            return new LocalizedText(english, zh == null ? english : String.valueOf(zh));
        }
        return new LocalizedText(otherwise, otherwise);
    }
}

package org.robograde.reports.input;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
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
                named(map.get("barriers"), SiteYaml::barrier));
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

package org.robograde.grader.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The definitions of all metrics, from one YAML file per family beside this class. A mistake there is ours: it stops the
 * program with the file, the metric and what is wrong.
 */
public final class Definitions {
    private static final Set<String> KEYS =
            Set.of("unit", "kind", "title", "definition", "formula", "source", "needs", "uncertainty");

    private static final SortedMap<String, MetricDefinition> ALL = readAll();

    private Definitions() {}

    /** @throws IllegalStateException if no family defines this metric */
    public static MetricDefinition of(String id) {
        MetricDefinition definition = ALL.get(id);
        if (definition == null) {
            throw new IllegalStateException("no family defines the metric " + id);
        }
        return definition;
    }

    /** In order of id. */
    public static Collection<MetricDefinition> all() {
        return ALL.values();
    }

    private static SortedMap<String, MetricDefinition> readAll() {
        SortedMap<String, MetricDefinition> all = new TreeMap<>();
        for (Family family : Family.values()) {
            String file = family.id() + ".yaml";
            for (MetricDefinition definition : parse(family, file, text(file))) {
                all.put(definition.id(), definition);
            }
        }
        return all;
    }

    private static String text(String file) {
        try (InputStream in = Definitions.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing beside the metrics");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<MetricDefinition> parse(Family family, String file, String text) {
        Map<?, ?> top = mapping(file, new Load(LoadSettings.builder().build()).loadFromString(text));
        if (!family.id().equals(top.get("family"))) {
            throw new IllegalStateException(file + ": family is " + top.get("family") + ", not " + family.id());
        }
        return mapping(file + ": metrics", top.get("metrics")).entrySet().stream()
                .map(e -> definition(family, String.valueOf(e.getKey()), file, e.getValue()))
                .toList();
    }

    private static MetricDefinition definition(Family family, String id, String file, Object value) {
        String at = file + ": " + id;
        Map<?, ?> entry = mapping(at, value);
        if (!id.startsWith(family.id() + ".") || !entry.keySet().equals(KEYS)) {
            throw new IllegalStateException(at + " must begin with " + family.id() + ". and have the keys " + KEYS);
        }
        return new MetricDefinition(
                id,
                family,
                word(at, entry, "unit"),
                MetricDefinition.Kind.valueOf(
                        word(at, entry, "kind").replace('-', '_').toUpperCase(Locale.ROOT)),
                wording(at, entry, "title"),
                wording(at, entry, "definition"),
                word(at, entry, "formula"),
                word(at, entry, "source"),
                needs(at, entry.get("needs")),
                wording(at, entry, "uncertainty"));
    }

    private static List<String> needs(String at, @Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        throw new IllegalStateException(at + ": needs must be a list");
    }

    private static Wording wording(String at, Map<?, ?> entry, String key) {
        Map<?, ?> texts = mapping(at + ": " + key, entry.get(key));
        return new Wording(word(at + ": " + key, texts, "en"), word(at + ": " + key, texts, "zh"));
    }

    private static String word(String at, Map<?, ?> entry, String key) {
        if (entry.get(key) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new IllegalStateException(at + ": " + key + " must be a text");
    }

    private static Map<?, ?> mapping(String at, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalStateException(at + " must hold keys");
    }
}

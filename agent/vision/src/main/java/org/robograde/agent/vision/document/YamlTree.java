package org.robograde.agent.vision.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * One mapping of a YAML 1.2 document, read with bounds: at most 1 MiB, 200,000 events, 32 levels, no aliases. A document may
 * come from a stranger's bundle, so nothing in it may cost more than its own size.
 */
public final class YamlTree {
    private static final int BYTES_MAX = 1 << 20;
    private static final int EVENTS_MAX = 200_000;
    private static final int DEPTH_MAX = 32;

    private final String place;
    private final Map<String, Object> entries = new LinkedHashMap<>();

    /** Keys that are numbers, such as a marker's, are texts here. */
    private YamlTree(String place, Map<?, ?> entries) {
        this.place = place;
        entries.forEach((key, value) -> {
            if (value != null) {
                this.entries.put(String.valueOf(key), value);
            }
        });
    }

    /** File and keys, for a message. */
    public String place() {
        return place;
    }

    /** @throws VisionInputException if the text is not such a document */
    public static YamlTree parse(String name, byte[] content) {
        if (content.length > BYTES_MAX) {
            throw new VisionInputException(
                    name + " has " + content.length + " bytes, at most " + BYTES_MAX + " are read");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(name)
                    .setCodePointLimit(BYTES_MAX)
                    .setMaxAliasesForCollections(0)
                    .setAllowDuplicateKeys(false)
                    .setAllowRecursiveKeys(false)
                    .build();
            refuseUnbounded(name, text, settings);
            if (new Load(settings).loadFromString(text) instanceof Map<?, ?> root) {
                return new YamlTree(name, root);
            }
            throw new VisionInputException(name + " is not a mapping");
        } catch (CharacterCodingException e) {
            throw new VisionInputException(name + " is not UTF-8 text");
        } catch (YamlEngineException e) {
            throw new VisionInputException(name + " is not YAML: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /** The event parser keeps its own stack, so that deep nesting is seen here before the recursive composer meets it. */
    private static void refuseUnbounded(String name, String text, LoadSettings settings) {
        int events = 0;
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            if (++events > EVENTS_MAX) {
                throw new VisionInputException(name + " has more than " + EVENTS_MAX + " YAML events");
            }
            switch (event.getEventId()) {
                case Alias -> throw new VisionInputException(name + " uses a YAML alias; write the value out");
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                default -> {}
            }
            if (depth > DEPTH_MAX) {
                throw new VisionInputException(name + " is nested deeper than " + DEPTH_MAX + " levels");
            }
        }
    }

    public boolean has(String key) {
        return entries.containsKey(key);
    }

    public YamlTree tree(String key) {
        return optionalTree(key).orElseThrow(() -> new VisionInputException(place + ": " + key + " is missing"));
    }

    public Optional<YamlTree> optionalTree(String key) {
        Object value = entries.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Map<?, ?> map) {
            return Optional.of(new YamlTree(place + "/" + key, map));
        }
        throw new VisionInputException(place + ": " + key + " is not a mapping");
    }

    /** All entries that are mappings themselves, in the document's order. */
    public Map<String, YamlTree> trees() {
        Map<String, YamlTree> trees = new LinkedHashMap<>();
        entries.keySet().forEach(key -> trees.put(key, tree(key)));
        return trees;
    }

    public String text(String key) {
        if (entries.get(key) instanceof String text) {
            return text;
        }
        throw new VisionInputException(place + ": " + key + " is not a text");
    }

    public int integer(String key, int from, int to) {
        double value = number(key, from, to);
        if (value != Math.rint(value)) {
            throw new VisionInputException(place + ": " + key + " is " + value + ", not a whole number");
        }
        return (int) value;
    }

    public double number(String key, double fallback, double from, double to) {
        return has(key) ? number(key, from, to) : fallback;
    }

    public double number(String key, double from, double to) {
        return checked(key, entries.get(key), from, to);
    }

    public List<Double> numbers(String key, double from, double to) {
        if (!(entries.get(key) instanceof List<?> list)) {
            throw new VisionInputException(place + ": " + key + " is not a list of numbers");
        }
        List<Double> numbers = new ArrayList<>();
        list.forEach(value -> numbers.add(checked(key, value, from, to)));
        return List.copyOf(numbers);
    }

    private double checked(String key, @org.jspecify.annotations.Nullable Object value, double from, double to) {
        if (!(value instanceof Number number)) {
            throw new VisionInputException(place + ": " + key + " is " + (value == null ? "missing" : "not a number"));
        }
        double result = number.doubleValue();
        if (!(result >= from && result <= to)) {
            throw new VisionInputException(
                    place + ": " + key + " is " + result + ", it must lie between " + from + " and " + to);
        }
        return result;
    }
}

package org.robograde.reports.input;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.robograde.grader.rulebook.LocalizedText;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * Takes from a unit's profile what names the item. The document comes out of a bundle, so its size is bounded and aliases
 * are refused. Every scalar is read as text: a serial number or a version must be printed as it was written.
 */
final class UnitYaml {
    private static final int CHARACTERS_MAX = 1 << 20;
    private static final int WORDS_MAX = 120;

    private UnitYaml() {}

    static Optional<UnitDescription> read(byte[] yaml) {
        if (yaml.length > CHARACTERS_MAX) {
            return Optional.empty();
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel("unit.yaml")
                .setCodePointLimit(CHARACTERS_MAX)
                .setMaxAliasesForCollections(0)
                .setSchema(new FailsafeSchema())
                .build();
        try {
            // Of an empty text the text-only schema makes no document at all, so the first one may not be there.
            Iterator<Object> documents = new Load(settings)
                    .loadAllFromString(new String(yaml, StandardCharsets.UTF_8))
                    .iterator();
            return documents.hasNext() && documents.next() instanceof Map<?, ?> profile
                    ? unit(profile)
                    : Optional.empty();
        } catch (YamlEngineException | StackOverflowError notAProfile) { // the parser does not bound nesting itself
            return Optional.empty();
        }
    }

    private static Optional<UnitDescription> unit(Map<?, ?> profile) {
        return words(profile, "unit")
                .map(id -> new UnitDescription(
                        id,
                        title(profile, id),
                        words(profile, "maker"),
                        words(profile, "model"),
                        words(profile, "serial"),
                        words(profile, "softwareVersion")));
    }

    private static LocalizedText title(Map<?, ?> profile, String otherwise) {
        if (!(profile.get("title") instanceof Map<?, ?> title)) {
            return new LocalizedText(otherwise, otherwise);
        }
        String english = words(title, "en").orElse(otherwise);
        return new LocalizedText(english, words(title, "zh").orElse(english));
    }

    /** One line of text; what is longer than any name is cut, so that a profile cannot push the level off the first page. */
    private static Optional<String> words(Map<?, ?> mapping, String key) {
        if (!(mapping.get(key) instanceof String text)) {
            return Optional.empty();
        }
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        boolean cut = line.codePointCount(0, line.length()) > WORDS_MAX;
        String kept = cut ? line.substring(0, line.offsetByCodePoints(0, WORDS_MAX)) + "…" : line;
        return Optional.of(kept).filter(words -> !words.isEmpty());
    }
}

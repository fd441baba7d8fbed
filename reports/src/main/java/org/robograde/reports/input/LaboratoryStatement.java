package org.robograde.reports.input;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.robograde.grader.rulebook.LocalizedText;

/**
 * What a laboratory states about a report and evidence cannot know. Whatever is absent is printed as "not stated", so that
 * nobody takes silence for a statement. Dates are text as the laboratory writes them.
 */
public record LaboratoryStatement(Map<StatedField, LocalizedText> said) {
    public LaboratoryStatement {
        EnumMap<StatedField, LocalizedText> ordered = new EnumMap<>(StatedField.class);
        ordered.putAll(said);
        said = Collections.unmodifiableMap(ordered);
    }

    /** Nobody has stated anything: a self-assessment at home. */
    public static LaboratoryStatement none() {
        return new LaboratoryStatement(Map.of());
    }

    /**
     * Reads a laboratory's YAML file: one line per field, its value a text or {@code {en: ..., zh: ...}}.
     *
     * @param name of the file, for messages
     * @throws IllegalArgumentException with every mistake, each on a line with file, line and column
     */
    public static LaboratoryStatement read(byte[] yaml, String name) {
        return new LaboratoryStatement(StatementYaml.read(yaml, name, StatedField::of));
    }

    public Optional<LocalizedText> of(StatedField field) {
        return Optional.ofNullable(said.get(field));
    }
}

package org.robograde.robots.units.yaml;

import java.util.List;
import java.util.Optional;

/** One node of a YAML document, knowing where it stands. Immutable. */
public sealed interface YamlNode {
    /** Its first character. */
    SourcePlace where();

    /** What a message calls this kind of node, e.g. {@code a list}. */
    String kindInWords();

    /** What a plain scalar means in YAML 1.2's JSON schema; a quoted scalar is always text. */
    enum ScalarKind {
        TEXT,
        WHOLE_NUMBER,
        NUMBER,
        BOOLEAN,
        NOTHING
    }

    /** @param text as written, without quotes */
    record Scalar(SourcePlace where, String text, ScalarKind kind) implements YamlNode {
        @Override
        public String kindInWords() {
            return switch (kind) {
                case TEXT -> "the text \"" + shortened() + "\"";
                case WHOLE_NUMBER, NUMBER -> "the number " + text;
                case BOOLEAN -> "\"" + text + "\"";
                case NOTHING -> "nothing";
            };
        }

        private String shortened() {
            return text.length() <= 60 ? text : text.substring(0, text.offsetByCodePoints(0, 57)) + "...";
        }
    }

    /** Items in the order written. */
    record Sequence(SourcePlace where, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kindInWords() {
            return "a list";
        }
    }

    /** Keys in the order written, each once (a duplicate is reported while reading and left out). */
    record Mapping(SourcePlace where, List<Entry> entries) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        public Optional<Entry> entry(String key) {
            return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
        }

        @Override
        public String kindInWords() {
            return "a map";
        }
    }

    /** One {@code key: value}. */
    record Entry(String key, SourcePlace keyWhere, YamlNode value) {}
}

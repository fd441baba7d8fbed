package org.robograde.reports.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.robograde.grader.rulebook.LocalizedText;

/**
 * The report's own words in one language. Not a {@code ResourceBundle}, which falls back to the default locale: a page
 * would then depend on the machine it was made on.
 */
final class Messages {
    private static final Pattern WORDLESS = Pattern.compile("(\\{\\d}|\\P{L})*");

    private final Language language;
    private final SortedMap<String, String> texts;

    private Messages(Language language, SortedMap<String, String> texts) {
        this.language = language;
        this.texts = texts;
    }

    static Messages in(Language language) {
        return new Messages(language, language == Language.BOTH ? joined() : read(language));
    }

    /** For words in pictures, where there is room for one line only. */
    private static SortedMap<String, String> joined() {
        SortedMap<String, String> texts = read(Language.ENGLISH);
        read(Language.CHINESE).forEach((key, zh) -> texts.computeIfPresent(key, (k, en) -> joined(zh, en)));
        return texts;
    }

    /** A text that is all slots and signs is not said twice. */
    private static String joined(String zh, String en) {
        return WORDLESS.matcher(en).matches() || zh.equals(en) ? en : zh + " " + en;
    }

    private static SortedMap<String, String> read(Language language) {
        String name = "messages-" + language.code() + ".properties";
        Properties properties = new Properties();
        try (InputStream in = Messages.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from this build");
            }
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SortedMap<String, String> texts = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }

    Map<String, String> all() {
        return texts;
    }

    /**
     * @param arguments replace {@code {0}}, {@code {1}} and so on
     * @throws IllegalStateException for a key that does not exist: our mistake, never shown to a reader
     */
    String text(String key, Object... arguments) {
        String text = Optional.ofNullable(texts.get(key))
                .orElseThrow(() -> new IllegalStateException("no " + language + " text for " + key));
        StringBuilder filled = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int close = text.indexOf('}', at);
            boolean slot = text.charAt(at) == '{' && close == at + 2;
            filled.append(slot ? arguments[text.charAt(at + 1) - '0'] : text.substring(at, at + 1));
            at = slot ? close + 1 : at + 1;
        }
        return filled.toString();
    }

    String of(LocalizedText text) {
        return language.of(text);
    }

    /** A word of a fixed vocabulary, e.g. an outcome; a word the vocabulary does not have is shown as it is. */
    String word(String vocabulary, String word) {
        return texts.getOrDefault(vocabulary + "." + word.replace(' ', '-'), word);
    }

    Language language() {
        return language;
    }
}

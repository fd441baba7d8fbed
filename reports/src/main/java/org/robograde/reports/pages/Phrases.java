package org.robograde.reports.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts into Chinese what the grader says in English only: short sentences, some with names in them. Each known sentence
 * is a pattern with slots; one that is not known is shown in English, which is better than a guess.
 */
final class Phrases {
    private static final String PREFIX = "phrase.";
    /** Why something was not measured quotes the station, never a person, so what it quotes may be translated too. */
    private static final String NOT_MEASURED = PREFIX + "nm-";

    private static final Pattern SLOT = Pattern.compile("\\{(\\d)}");

    private final Messages messages;
    private final List<Known> known = new ArrayList<>();

    private record Known(String key, String english, Pattern pattern) {}

    Phrases(Messages messages) {
        this.messages = messages;
        if (messages.language() != Language.ENGLISH) {
            Messages.in(Language.ENGLISH).all().forEach((key, text) -> {
                if (key.startsWith(PREFIX)) {
                    known.add(new Known(key, text, pattern(text)));
                }
            });
            // The longer sentence says more: "reached A as ordered" before "reached A".
            known.sort(
                    Comparator.comparingInt((Known k) -> k.english().length()).reversed());
        }
    }

    String of(String english) {
        for (Known phrase : known) {
            Matcher matcher = phrase.pattern().matcher(english);
            if (matcher.matches()) {
                Object[] names = new Object[matcher.groupCount()];
                for (int i = 0; i < names.length; i++) {
                    String name = Optional.ofNullable(matcher.group(i + 1)).orElse("");
                    boolean quotesStation = phrase.key().startsWith(NOT_MEASURED) && name.length() < english.length();
                    names[i] = quotesStation ? of(messages.word("outcome", name)) : name;
                }
                return messages.text(phrase.key(), names);
            }
        }
        return english;
    }

    /** Slots stand in the English sentence in rising order, so that group and slot have the same number. */
    private static Pattern pattern(String english) {
        StringBuilder pattern = new StringBuilder();
        Matcher slot = SLOT.matcher(english);
        int end = 0;
        while (slot.find()) {
            pattern.append(Pattern.quote(english.substring(end, slot.start()))).append("(.*)");
            end = slot.end();
        }
        pattern.append(Pattern.quote(english.substring(end)));
        return Pattern.compile(pattern.toString(), Pattern.DOTALL);
    }
}

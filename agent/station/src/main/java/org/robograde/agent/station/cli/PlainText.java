package org.robograde.agent.station.cli;

import java.util.Locale;
import java.util.regex.Pattern;

/** Text for a terminal. What strangers wrote may hold characters that move its cursor, colour it or turn its direction; each is shown as what it is. */
final class PlainText {
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\u061C\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u2069\\uFEFF]");

    private PlainText() {}

    /** @return the text with {@code [U+001B]} and the like in their places; its lines stay lines */
    static String shown(String text) {
        return UNSEEN.matcher(text)
                .replaceAll(m ->
                        String.format(Locale.ROOT, "[U+%04X]", (int) m.group().charAt(0)));
    }

    /** The same with every line but the first moved in, so that none looks like one of the program's own. */
    static String within(String indent, String text) {
        return shown(text.replace("\r\n", "\n")).replace("\n", "\n" + indent);
    }
}

package org.robograde.agent.station.instruments;

import java.util.regex.Pattern;

/** What RFC 8428 section 4.5.1 allows as a name. */
final class SenmlName {
    static final String RULE = "a letter or digit, then letters, digits and - : . / _";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9\\-:./_]{0,255}");

    private SenmlName() {}

    static boolean isValid(String name) {
        return NAME.matcher(name).matches();
    }
}

package org.robograde.robots.messages;

/**
 * The first step of a field path: {@code transforms[0].header.stamp} is the field {@code transforms}, index 0, and the
 * rest {@code header.stamp}.
 *
 * @param index -1 where none is written
 * @param rest empty at the end of the path
 */
record PathStep(String field, int index, String rest) {
    static PathStep of(String path) {
        int end = 0;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
            end++;
        }
        String field = path.substring(0, end);
        int index = -1;
        if (end < path.length() && path.charAt(end) == '[') {
            int close = path.indexOf(']', end);
            index = index(path, end + 1, close);
            end = close + 1;
        }
        if (end == path.length()) {
            return new PathStep(field, index, "");
        }
        if (path.charAt(end) != '.' || end + 1 == path.length()) {
            throw malformed(path);
        }
        return new PathStep(field, index, path.substring(end + 1));
    }

    private static int index(String path, int from, int to) {
        try {
            return Integer.parseUnsignedInt(path, from, Math.max(from, to), 10);
        } catch (NumberFormatException notANumber) {
            throw malformed(path);
        }
    }

    private static IllegalArgumentException malformed(String path) {
        return new IllegalArgumentException(
                "'" + path + "' is not a field path; write names joined by dots, with [i] for an array element");
    }
}

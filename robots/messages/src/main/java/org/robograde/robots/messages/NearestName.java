package org.robograde.robots.messages;

import java.util.Optional;

/** The known name that someone probably meant: the same bare name in another package, else the fewest letters apart. */
final class NearestName {
    private NearestName() {}

    static Optional<String> to(String wanted, Iterable<String> known) {
        String nearest = "";
        int fewest = Math.max(3, wanted.length() / 3) + 1;
        for (String name : known) {
            int apart = bare(name).equals(bare(wanted)) ? 0 : lettersApart(wanted, name, fewest);
            if (apart < fewest) {
                fewest = apart;
                nearest = name;
            }
        }
        return nearest.isEmpty() ? Optional.empty() : Optional.of(nearest);
    }

    private static String bare(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** Levenshtein distance, given up once it must reach {@code limit}. */
    private static int lettersApart(String one, String other, int limit) {
        if (Math.abs(one.length() - other.length()) >= limit) {
            return limit;
        }
        int[] previous = new int[other.length() + 1];
        for (int j = 0; j < previous.length; j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[previous.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(previous[j], row[j - 1]) + 1);
            }
            previous = row;
        }
        return previous[other.length()];
    }
}

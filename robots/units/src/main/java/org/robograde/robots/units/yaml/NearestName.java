package org.robograde.robots.units.yaml;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;

/** Finds what someone probably meant: the known name at the smallest edit distance (Damerau-Levenshtein, optimal string alignment). */
public final class NearestName {
    private NearestName() {}

    /** Empty when nothing is near: more than a third of the letters would have to change. Ties go to the first in alphabetical order. */
    public static Optional<String> of(String written, Collection<String> known) {
        String best = "";
        int bestDistance = Integer.MAX_VALUE;
        for (String name : new TreeSet<>(known)) {
            int distance = distance(written, name);
            if (distance < bestDistance) {
                best = name;
                bestDistance = distance;
            }
        }
        int allowed = Math.max(1, Math.max(written.length(), best.length()) / 3);
        return bestDistance <= allowed ? Optional.of(best) : Optional.empty();
    }

    /** {@code did you mean "x"?}, or the list of what is known. */
    public static String hint(String written, Collection<String> known) {
        return of(written, known)
                .map(name -> "did you mean \"" + name + "\"?")
                .orElseGet(
                        () -> known.isEmpty() ? "there are none" : "known: " + String.join(", ", new TreeSet<>(known)));
    }

    static int distance(String a, String b) {
        // Names are short; a hostile one must not cost a large table.
        if (a.length() > 200 || b.length() > 200) return Integer.MAX_VALUE;
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) cost[i][0] = i;
        for (int j = 0; j <= b.length(); j++) cost[0][j] = j;
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                cost[i][j] = swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
            }
        }
        return cost[a.length()][b.length()];
    }
}

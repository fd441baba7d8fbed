package org.robograde.grader.rulebook.expression;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A unit as powers of the symbols it is written with, e.g. {@code m/s^2} as m to the 1 and s to the -2. It knows no
 * conversions: {@code mm} is another symbol than {@code m}, so that no factor is ever applied unseen.
 */
record UnitPowers(SortedMap<String, Integer> powers) {
    static final UnitPowers ONE = new UnitPowers(new TreeMap<>());

    private static final Pattern FACTOR = Pattern.compile("([*/·]?)([^*/·^0-9]+|1)(?:\\^(-?[1-9]))?");

    UnitPowers {
        TreeMap<String, Integer> kept = new TreeMap<>(powers);
        kept.values().removeIf(power -> power == 0);
        powers = Collections.unmodifiableSortedMap(kept);
    }

    /** Reads e.g. {@code 1}, {@code m}, {@code m/s}, {@code N*m}, {@code m/s^2}; empty if it is written in no such way. */
    static Optional<UnitPowers> parse(String text) {
        SortedMap<String, Integer> powers = new TreeMap<>();
        Matcher matcher = FACTOR.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!matcher.find(at)
                    || matcher.start() != at
                    || (at > 0 && matcher.group(1).isEmpty())) {
                return Optional.empty();
            }
            int power = matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3));
            if (!matcher.group(2).equals("1")) {
                powers.merge(matcher.group(2), matcher.group(1).equals("/") ? -power : power, Integer::sum);
            }
            at = matcher.end();
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(new UnitPowers(powers));
    }

    UnitPowers times(UnitPowers other, int sign) {
        TreeMap<String, Integer> product = new TreeMap<>(powers);
        other.powers.forEach((symbol, power) -> product.merge(symbol, sign * power, Integer::sum));
        return new UnitPowers(product);
    }

    /** Half of every power, as under a square root; empty if one is odd. */
    Optional<UnitPowers> root() {
        if (powers.values().stream().anyMatch(power -> power % 2 != 0)) {
            return Optional.empty();
        }
        TreeMap<String, Integer> halves = new TreeMap<>(powers);
        halves.replaceAll((symbol, power) -> power / 2);
        return Optional.of(new UnitPowers(halves));
    }

    /** As one writes it: {@code m/s^2}; {@code 1} for a plain number. */
    String text() {
        String above = joined(1);
        String below = joined(-1);
        return (above.isEmpty() ? "1" : above) + (below.isEmpty() ? "" : "/" + below);
    }

    private String joined(int sign) {
        return powers.entrySet().stream()
                .filter(e -> e.getValue() * sign > 0)
                .map(e -> power(e, sign))
                .collect(Collectors.joining(sign > 0 ? "*" : "/"));
    }

    private static String power(Map.Entry<String, Integer> factor, int sign) {
        int power = factor.getValue() * sign;
        return factor.getKey() + (power == 1 ? "" : "^" + power);
    }
}

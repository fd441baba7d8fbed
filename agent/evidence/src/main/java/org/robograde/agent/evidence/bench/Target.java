package org.robograde.agent.evidence.bench;

import java.util.Locale;
import java.util.Optional;

/**
 * What a figure is to reach: a limit of its own, or one relative to the peer's figure of the same run. Medians are compared.
 *
 * @param sense which side of the limit is good
 * @param limit in the figure's unit, or a multiple of the peer's figure
 * @param ofPeer whether {@code limit} is such a multiple
 */
public record Target(Sense sense, double limit, boolean ofPeer) {
    /** Which side of the limit is good. */
    public enum Sense {
        AT_LEAST(">="),
        AT_MOST("<=");

        private final String sign;

        Sense(String sign) {
            this.sign = sign;
        }
    }

    public static Target atLeast(double limit) {
        return new Target(Sense.AT_LEAST, limit, false);
    }

    public static Target atMost(double limit) {
        return new Target(Sense.AT_MOST, limit, false);
    }

    /** At least so many times the peer's figure: for what is better when larger. */
    public static Target atLeastTimesPeer(double factor) {
        return new Target(Sense.AT_LEAST, factor, true);
    }

    /** At most so many times the peer's figure: for what is better when smaller. */
    public static Target atMostTimesPeer(double factor) {
        return new Target(Sense.AT_MOST, factor, true);
    }

    /** Empty where the peer's figure is needed and there is none. */
    Optional<Boolean> metBy(Series ours, Optional<Double> ratio) {
        Optional<Double> value = ofPeer ? ratio : Optional.of(ours.median());
        return value.map(it -> sense == Sense.AT_LEAST ? it >= limit : it <= limit);
    }

    /** For people, e.g. {@code >= 1.00 x peer}. */
    String text(String unit) {
        return sense.sign + " "
                + (ofPeer ? String.format(Locale.ROOT, "%.2f x peer", limit) : Figure.number(limit) + " " + unit);
    }
}

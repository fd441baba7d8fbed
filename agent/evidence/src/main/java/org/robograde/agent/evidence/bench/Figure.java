package org.robograde.agent.evidence.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One figure of a benchmark.
 *
 * @param name what was measured, with its input: {@code write, 1 kB random}
 * @param unit of all values
 * @param ours our own values, one per repeat
 * @param peer the peer's, empty if there is none to compare with
 * @param targets all of them must be met; empty for a figure that is only stated
 */
public record Figure(String name, String unit, Series ours, Optional<Peer> peer, List<Target> targets) {
    public Figure {
        targets = List.copyOf(targets);
    }

    /** A figure with nothing to compare it with. */
    public static Figure stated(String name, String unit, Series ours) {
        return new Figure(name, unit, ours, Optional.empty(), List.of());
    }

    public static Figure against(String name, String unit, Series ours, Peer peer, Target... targets) {
        return new Figure(name, unit, ours, Optional.of(peer), List.of(targets));
    }

    public static Figure withTarget(String name, String unit, Series ours, Target... targets) {
        return new Figure(name, unit, ours, Optional.empty(), List.of(targets));
    }

    /** Our median over the peer's; empty where the peer was not measured or its median is 0. */
    public Optional<Double> ratio() {
        return peer.flatMap(it -> it instanceof Peer.Measured measured
                        ? Optional.of(measured.values().median())
                        : Optional.empty())
                .filter(median -> median != 0)
                .map(median -> ours.median() / median);
    }

    /** False if one target is missed, and else empty where there is none or one needs a peer that was not measured. */
    public Optional<Boolean> met() {
        List<Optional<Boolean>> each =
                targets.stream().map(it -> it.metBy(ours, ratio())).toList();
        if (each.contains(Optional.of(false))) {
            return Optional.of(false);
        }
        return each.isEmpty() || each.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(true);
    }

    /** Three significant digits or more, never an exponent. */
    static String number(double value) {
        double size = Math.abs(value);
        int digits = size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 4;
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}

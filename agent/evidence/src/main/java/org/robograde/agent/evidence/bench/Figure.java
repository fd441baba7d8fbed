package org.robograde.agent.evidence.bench;

import java.util.Locale;
import java.util.Optional;

/**
 * One figure of a benchmark.
 *
 * @param name what was measured, with its input: {@code write, 1 kB random}
 * @param unit of all values
 * @param ours our own values, one per repeat
 * @param peer the peer's, empty if there is none to compare with
 * @param target empty for a figure that is only stated
 */
public record Figure(String name, String unit, Series ours, Optional<Peer> peer, Optional<Target> target) {
    /** A figure with nothing to compare it with. */
    public static Figure stated(String name, String unit, Series ours) {
        return new Figure(name, unit, ours, Optional.empty(), Optional.empty());
    }

    public static Figure against(String name, String unit, Series ours, Peer peer, Target target) {
        return new Figure(name, unit, ours, Optional.of(peer), Optional.of(target));
    }

    public static Figure withTarget(String name, String unit, Series ours, Target target) {
        return new Figure(name, unit, ours, Optional.empty(), Optional.of(target));
    }

    /** Our median over the peer's; empty where the peer was not measured or its median is 0. */
    public Optional<Double> ratio() {
        return peer.flatMap(it -> it instanceof Peer.Measured measured
                        ? Optional.of(measured.values().median())
                        : Optional.empty())
                .filter(median -> median != 0)
                .map(median -> ours.median() / median);
    }

    /** Empty where there is no target, or it needs a peer that was not measured. */
    public Optional<Boolean> met() {
        return target.flatMap(it -> it.metBy(ours, ratio()));
    }

    /** Three significant digits or more, never an exponent. */
    static String number(double value) {
        double size = Math.abs(value);
        int digits = size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 4;
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}

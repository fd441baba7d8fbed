package org.robograde.grader.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.grader.motion.smoothness.Spectrum;
import org.robograde.grader.motion.smoothness.Tremor;

/**
 * The power spectral density of a displacement, its three axes added up, from 0 Hz to {@link #HIGHEST_HZ} at most.
 *
 * @param unit of the densities, {@code m2/Hz}
 * @param stepHz from one value to the next; the first is that of 0 Hz
 * @param bandLowHz the tremor is the power from here, in Hz
 * @param bandHighHz to here
 * @param tool of the tool
 * @param hand of the hand that leads it times the square of the motion scale, so that the two compare; empty where only the tool
 *     was looked at
 */
public record TremorSpectrum(
        String unit, double stepHz, double bandLowHz, double bandHighHz, List<Double> tool, List<Double> hand) {
    /** Above it there is nothing to see of a hand. */
    public static final double HIGHEST_HZ = 30;

    private static final int MOST_VALUES = 256;

    public TremorSpectrum {
        tool = List.copyOf(tool);
        hand = List.copyOf(hand);
    }

    /** Nothing where the record is so wild that a density is no number, or so long-stepped that there is nothing to draw. */
    public static Optional<TremorSpectrum> of(Tremor tool, Optional<Tremor> hand, double motionScale) {
        List<Double> lower = densities(tool.density(), 1);
        List<Double> upper =
                hand.map(h -> densities(h.density(), motionScale * motionScale)).orElse(List.of());
        boolean finite =
                lower.stream().allMatch(Double::isFinite) && upper.stream().allMatch(Double::isFinite);
        boolean together = hand.isEmpty()
                || hand.get().density().stepHz() == tool.density().stepHz();
        return finite && lower.size() > 2
                ? Optional.of(new TremorSpectrum(
                        "m2/Hz",
                        tool.density().stepHz(),
                        Tremor.LOWEST_HZ,
                        Tremor.HIGHEST_HZ,
                        lower,
                        together ? upper : List.of()))
                : Optional.empty();
    }

    private static List<Double> densities(Spectrum spectrum, double factor) {
        List<Double> densities = new ArrayList<>();
        for (int i = 0;
                i < Math.min(MOST_VALUES, spectrum.density().length) && i * spectrum.stepHz() <= HIGHEST_HZ;
                i++) {
            densities.add(spectrum.density()[i] * factor);
        }
        return densities;
    }
}

package org.robograde.grader.motion.smoothness;

import java.util.List;
import org.robograde.grader.motion.geometry.Vector3;

/**
 * Tremor of a hand or a tool: what its position does in a band of frequencies, by default the 8 to 12 Hz of physiological tremor.
 *
 * @param rms root mean square of the displacement in the band over all three axes, in the unit of the positions
 * @param bandPower its square
 * @param totalPower the power of all frequencies above 0, for the share
 * @param segments of the spectrum behind it
 * @param density that spectrum, the three axes added up
 */
public record Tremor(double rms, double bandPower, double totalPower, int segments, Spectrum density) {
    public static final double LOWEST_HZ = 8;
    public static final double HIGHEST_HZ = 12;
    /** At least this long a segment, so that a bin is not wider than 0.5 Hz. */
    private static final double SEGMENT_SECONDS = 2;

    /** The least samples that {@link #of} takes at a rate: one segment. */
    public static int fewestSamples(double sampleRateHz) {
        int wanted = 8;
        while (wanted < SEGMENT_SECONDS * sampleRateHz && wanted < 1 << 20) {
            wanted *= 2;
        }
        return wanted;
    }

    /**
     * @param positions evenly sampled, at least {@link #fewestSamples}
     * @param sampleRateHz more than twice {@code highHz}: what is faster than half the rate is not in the record
     */
    public static Tremor of(List<Vector3> positions, double sampleRateHz, double lowHz, double highHz) {
        if (!(highHz > lowHz) || lowHz < 0 || !(sampleRateHz > 2 * highHz)) {
            throw new IllegalArgumentException("tremor from " + lowHz + " to " + highHz + " Hz needs more than "
                    + 2 * highHz + " samples a second, there are " + sampleRateHz);
        }
        int segment = fewestSamples(sampleRateHz);
        Spectrum x = Spectrum.welch(positions.stream().mapToDouble(Vector3::x).toArray(), sampleRateHz, segment);
        Spectrum y = Spectrum.welch(positions.stream().mapToDouble(Vector3::y).toArray(), sampleRateHz, segment);
        Spectrum z = Spectrum.welch(positions.stream().mapToDouble(Vector3::z).toArray(), sampleRateHz, segment);
        double band = x.power(lowHz, highHz) + y.power(lowHz, highHz) + z.power(lowHz, highHz);
        double least = Math.nextUp(0.0);
        double total = x.power(least, sampleRateHz) + y.power(least, sampleRateHz) + z.power(least, sampleRateHz);
        return new Tremor(Math.sqrt(band), band, total, x.segments(), x.plus(y).plus(z));
    }

    /**
     * How much weaker this tremor, of the slave, is than the master's, in decibels: {@code 20 lg (scale * master rms / slave rms)}.
     * 0 passes it on as it scales motion, more attenuates it. Infinite for a slave that does not tremble at all.
     *
     * @param motionScale slave motion over master motion, above 0
     */
    public double attenuationDecibels(Tremor master, double motionScale) {
        if (!(motionScale > 0) || !(master.rms > 0)) {
            throw new IllegalArgumentException("attenuation needs a trembling master and a scale above 0, not rms "
                    + master.rms + " and scale " + motionScale);
        }
        return 20 * StrictMath.log10(motionScale * master.rms / rms);
    }
}

package org.robograde.grader.motion.teleoperation;

import java.util.List;
import java.util.Optional;
import org.robograde.grader.motion.geometry.Spread;
import org.robograde.grader.motion.geometry.Vector3;

/**
 * How long a slave's signal lags behind its master's: the lag at which their correlation is greatest, between samples by a
 * parabola through the best one and its neighbours.
 *
 * @param seconds positive when the slave lags
 * @param standardUncertainty in seconds: the noise that is left after the lag, propagated through the slope of the signal
 *     (Cramer-Rao bound for a known signal in white noise), and a tenth of a sample (rectangular) for the parabola
 * @param correlation at that lag, at most 1
 */
public record Delay(double seconds, double standardUncertainty, double correlation) {
    /** Below this correlation the two signals have too little in common for a delay. */
    public static final double LEAST_CORRELATION = 0.5;

    private static final double PARABOLA_SAMPLES = 0.1;

    /**
     * @param master evenly sampled, such as a speed; speeds need no common frame
     * @param slave of the same times
     * @param longestSeconds lags up to this, either way, are tried; at least half of the signals must overlap at each
     * @return nothing if the signals do not resemble each other enough, or are most alike at the longest lag tried
     */
    public static Optional<Delay> between(double[] master, double[] slave, double sampleRateHz, double longestSeconds) {
        return between(master, slave, sampleRateHz, longestSeconds, 1);
    }

    /**
     * The delay of what a hand means, from the places of both; neither a common frame nor a common scale is needed.
     *
     * @param master positions, evenly sampled, in metres
     * @param slave of the same times
     */
    public static Optional<Delay> ofVoluntaryMotion(
            List<Vector3> master, List<Vector3> slave, double sampleRateHz, double longestSeconds) {
        return between(
                speeds(VoluntaryMotion.of(master, sampleRateHz)),
                speeds(VoluntaryMotion.of(slave, sampleRateHz)),
                sampleRateHz,
                longestSeconds,
                VoluntaryMotion.correlatedSamples(sampleRateHz));
    }

    /** Metres per sample: the scale does not matter to a correlation. */
    private static double[] speeds(List<Vector3> even) {
        double[] speeds = new double[Math.max(0, even.size() - 1)];
        for (int i = 0; i < speeds.length; i++) {
            speeds[i] = even.get(i + 1).distanceTo(even.get(i));
        }
        return speeds;
    }

    private static Optional<Delay> between(
            double[] master, double[] slave, double sampleRateHz, double longestSeconds, double correlatedSamples) {
        int longest = (int) Math.min(longestSeconds * sampleRateHz, master.length / 2.0);
        if (master.length != slave.length || master.length < 16 || longest < 1) {
            throw new IllegalArgumentException(
                    "a delay needs at least 16 samples of both signals and a longest lag of a" + " sample, there are "
                            + master.length + " and " + slave.length + ", longest " + longest);
        }
        double[] correlations = new double[2 * longest + 1];
        int best = 0;
        for (int lag = -longest; lag <= longest; lag++) {
            correlations[lag + longest] = correlation(master, slave, lag);
            best = correlations[lag + longest] > correlations[best] ? lag + longest : best;
        }
        if (!(correlations[best] >= LEAST_CORRELATION) || best == 0 || best == 2 * longest) {
            return Optional.empty();
        }
        double before = correlations[best - 1];
        double after = correlations[best + 1];
        double curve = before - 2 * correlations[best] + after;
        double shift = curve < 0 ? 0.5 * (before - after) / curve : 0;
        double u = uncertaintySamples(master, slave, best - longest, correlatedSamples);
        return Optional.of(new Delay((best - longest + shift) / sampleRateHz, u / sampleRateHz, correlations[best]));
    }

    /** Pearson's correlation of the overlapping parts; 0 where one of them does not change. */
    private static double correlation(double[] master, double[] slave, int lag) {
        int from = Math.max(0, lag);
        int to = Math.min(slave.length, slave.length + lag);
        double m = 0;
        double s = 0;
        for (int i = from; i < to; i++) {
            m += master[i - lag];
            s += slave[i];
        }
        m /= to - from;
        s /= to - from;
        double ms = 0;
        double mm = 0;
        double ss = 0;
        for (int i = from; i < to; i++) {
            double dm = master[i - lag] - m;
            double ds = slave[i] - s;
            ms += dm * ds;
            mm += dm * dm;
            ss += ds * ds;
        }
        return mm > 0 && ss > 0 ? ms / Math.sqrt(mm * ss) : 0;
    }

    private static double uncertaintySamples(double[] master, double[] slave, int lag, double correlatedSamples) {
        int from = Math.max(1, lag + 1);
        int to = Math.min(slave.length, slave.length + lag) - 1;
        double[] m = new double[to - from];
        double[] s = new double[to - from];
        double masterSlopes = 0;
        double slaveSlopes = 0;
        for (int i = from; i < to; i++) {
            m[i - from] = master[i - lag];
            s[i - from] = slave[i];
            boolean inside = i - lag > 0 && i - lag + 1 < master.length;
            double ofMaster = inside ? (master[i - lag + 1] - master[i - lag - 1]) / 2 : 0;
            double ofSlave = (slave[i + 1] - slave[i - 1]) / 2;
            masterSlopes += ofMaster * ofMaster;
            slaveSlopes += ofSlave * ofSlave;
        }
        Line line = Line.through(m, s);
        // Noise makes slopes look steeper and the delay surer than it is: the gentler of the two counts.
        double slopes = Math.min(line.gain * line.gain * masterSlopes, slaveSlopes);
        double cramerRao = slopes > 0 ? line.residual * Math.sqrt(correlatedSamples / slopes) : 0;
        double parabola = PARABOLA_SAMPLES / Math.sqrt(3);
        return Math.sqrt(cramerRao * cramerRao + parabola * parabola);
    }

    /** The best straight line from master to slave, and the standard deviation of what it leaves over. */
    private record Line(double gain, double residual) {
        static Line through(double[] m, double[] s) {
            double meanM = Spread.of(m).mean();
            double meanS = Spread.of(s).mean();
            double ms = 0;
            double mm = 0;
            double ss = 0;
            for (int i = 0; i < m.length; i++) {
                ms += (m[i] - meanM) * (s[i] - meanS);
                mm += (m[i] - meanM) * (m[i] - meanM);
                ss += (s[i] - meanS) * (s[i] - meanS);
            }
            double gain = mm > 0 ? ms / mm : 0;
            double left = Math.max(0, ss - gain * ms);
            return new Line(gain, Math.sqrt(left / Math.max(1, m.length - 2)));
        }
    }
}

package org.robograde.agent.vision.motion;

/**
 * How a tip trembles: the spectrum of its path over a band, by least squares of a sine at each frequency (Lomb 1976), which asks for no even
 * spacing of the frames. A line is taken off first; what moves more slowly than the band is left to it.
 *
 * @param hertz of the strongest line in the band
 * @param amplitude of that line, in the path's own unit, both axes together
 * @param rms of the motion in the band about its middle course, the path's unit
 */
public record Tremor(double hertz, double amplitude, double rms) {
    private static final int SAMPLES_MIN = 16;

    /**
     * @param seconds of each sample, rising
     * @param x any unit
     * @param y the same unit
     * @param fromHertz lowest of the band; 3 for a hand's tremor
     * @param toHertz highest; below half of the frame rate
     * @throws IllegalArgumentException if there are too few samples for the band
     */
    public static Tremor of(double[] seconds, double[] x, double[] y, double fromHertz, double toHertz) {
        int n = seconds.length;
        double span = n < 2 ? 0 : seconds[n - 1] - seconds[0];
        if (n < SAMPLES_MIN || span * fromHertz < 2) {
            throw new IllegalArgumentException(n + " samples over " + span
                    + " s are too few: a tremor from " + fromHertz + " Hz needs " + SAMPLES_MIN
                    + " samples and two periods");
        }
        if (toHertz > (n - 1) / span / 2) {
            throw new IllegalArgumentException("a tremor to " + toHertz + " Hz needs more than " + 2 * toHertz
                    + " samples a second; there are " + (n - 1) / span);
        }
        double smooth = 1 / fromHertz;
        double[] dx = about(seconds, x, smooth);
        double[] dy = about(seconds, y, smooth);
        double best = 0;
        double bestHertz = fromHertz;
        double step = 1 / (8 * span);
        for (double hertz = fromHertz; hertz <= toHertz; hertz += step) {
            double power = power(seconds, dx, hertz) + power(seconds, dy, hertz);
            if (power > best) {
                best = power;
                bestHertz = hertz;
            }
        }
        double squares = 0;
        for (int i = 0; i < n; i++) {
            squares += dx[i] * dx[i] + dy[i] * dy[i];
        }
        return new Tremor(bestHertz, Math.sqrt(best), Math.sqrt(squares / n));
    }

    /** Less a straight line through each sample's surroundings of one slowest period. */
    private static double[] about(double[] t, double[] v, double window) {
        double[] rest = new double[v.length];
        int from = 0;
        int to = 0;
        for (int i = 0; i < v.length; i++) {
            while (t[from] < t[i] - window) {
                from++;
            }
            while (to < v.length && t[to] <= t[i] + window) {
                to++;
            }
            double st = 0;
            double sv = 0;
            double stt = 0;
            double stv = 0;
            int n = to - from;
            for (int k = from; k < to; k++) {
                double d = t[k] - t[i];
                st += d;
                sv += v[k];
                stt += d * d;
                stv += d * v[k];
            }
            double slope = (n * stv - st * sv) / (n * stt - st * st);
            rest[i] = v[i] - (sv - slope * st) / n;
        }
        return rest;
    }

    /** Squared amplitude of the sine that fits best. */
    private static double power(double[] t, double[] v, double hertz) {
        double cc = 0;
        double ss = 0;
        double cs = 0;
        double vc = 0;
        double vs = 0;
        for (int i = 0; i < t.length; i++) {
            double c = StrictMath.cos(2 * Math.PI * hertz * (t[i] - t[0]));
            double s = StrictMath.sin(2 * Math.PI * hertz * (t[i] - t[0]));
            cc += c * c;
            ss += s * s;
            cs += c * s;
            vc += v[i] * c;
            vs += v[i] * s;
        }
        double determinant = cc * ss - cs * cs;
        double a = (vc * ss - vs * cs) / determinant;
        double b = (vs * cc - vc * cs) / determinant;
        return determinant > 0 ? a * a + b * b : 0;
    }
}

package org.robograde.grader.motion.smoothness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Spectra and peaks against scipy; {@code scipy_vectors.py} beside the values makes them. */
class SmoothnessPeerTest {
    private static JsonNode peer() throws IOException {
        try (InputStream in = SmoothnessPeerTest.class.getResourceAsStream("scipy-vectors.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in));
        }
    }

    private static double[] signal(int n, double fs) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            double t = i / fs;
            x[i] = 0.3 * StrictMath.sin(2 * Math.PI * 9.7 * t)
                    + 0.1 * StrictMath.sin(2 * Math.PI * 3.1 * t + 0.4)
                    + 0.05 * StrictMath.cos(2 * Math.PI * 23.0 * t)
                    + 0.02 * t;
        }
        return x;
    }

    private static double[] speed(int n, double fs) {
        double[] v = new double[n];
        for (int i = 0; i < n; i++) {
            double t = i / fs;
            v[i] = Math.abs(StrictMath.sin(2 * Math.PI * 0.7 * t))
                    + 0.15 * Math.abs(StrictMath.sin(2 * Math.PI * 3.3 * t + 0.3))
                    + 0.04 * Math.abs(StrictMath.sin(2 * Math.PI * 11.0 * t));
        }
        return v;
    }

    @Test
    void welchs_density_is_scipys_to_ten_digits() throws IOException {
        JsonNode welch = peer().get("welch");
        Spectrum ours = Spectrum.welch(
                signal(welch.get("n").asInt(), welch.get("fs").asDouble()),
                welch.get("fs").asDouble(),
                welch.get("segment").asInt());

        assertThat(ours.stepHz()).isEqualTo(welch.get("df").asDouble());
        for (int i = 0; i < welch.get("bins").size(); i++) {
            double theirs = welch.get("density").get(i).asDouble();
            assertThat(ours.density()[welch.get("bins").get(i).asInt()]).isCloseTo(theirs, within(1e-10 * theirs));
        }
        double band = welch.get("band_8_12").asDouble();
        assertThat(ours.power(8, 12)).isCloseTo(band, within(1e-10 * band));
    }

    @Test
    void peaks_of_a_prominence_are_as_many_as_scipy_finds() throws IOException {
        JsonNode peaks = peer().get("peaks");
        double[] v = speed(peaks.get("n").asInt(), peaks.get("fs").asDouble());

        for (int i = 0; i < peaks.get("count").size(); i++) {
            double prominence = peaks.get("prominence").get(i).asDouble();
            assertThat(SpeedPeaks.count(v, prominence))
                    .as("prominence " + prominence)
                    .isEqualTo(peaks.get("count").get(i).asInt());
        }
    }
}

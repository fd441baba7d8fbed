package org.robograde.robots.sim.surgical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TremorTest {
    private static final double RATE_HZ = 50;
    private static final int SAMPLES = 2000;

    @Test
    void its_power_lies_between_8_and_12_hertz() {
        double[] x = new double[SAMPLES];
        Tremor tremor = new Tremor(0.0004, new Random(5));
        for (int i = 0; i < SAMPLES; i++) {
            x[i] = tremor.at(i / RATE_HZ).x();
        }
        double inside = 0;
        double all = 0;
        for (int k = 1; k < SAMPLES / 2; k++) {
            double power = power(x, k);
            double hertz = k * RATE_HZ / SAMPLES;
            all += power;
            inside += hertz >= 8 && hertz <= 12 ? power : 0;
        }
        assertThat(inside / all).isGreaterThan(0.99);
        assertThat(Math.sqrt(2 * all) / SAMPLES).isCloseTo(0.0004, within(0.00002));
    }

    /** The k-th line of the discrete Fourier transform, squared. */
    private static double power(double[] x, int k) {
        double re = 0;
        double im = 0;
        for (int i = 0; i < x.length; i++) {
            re += x[i] * Math.cos(2 * Math.PI * k * i / x.length);
            im += x[i] * Math.sin(2 * Math.PI * k * i / x.length);
        }
        return re * re + im * im;
    }
}

package org.robograde.grader.uncertainty;

import org.robograde.grader.statistics.SeededGenerator;

/** What is believed of an input, as values to draw (JCGM 101, clause 6.4). */
public sealed interface Distribution {
    double draw(SeededGenerator generator);

    /** JCGM 101, 6.4.7. */
    record Normal(double mean, double standardDeviation) implements Distribution {
        @Override
        public double draw(SeededGenerator generator) {
            return mean + standardDeviation * generator.normal();
        }
    }

    /** Anywhere between two ends (JCGM 101, 6.4.2). */
    record Rectangular(double low, double high) implements Distribution {
        @Override
        public double draw(SeededGenerator generator) {
            return low + (high - low) * generator.uniform();
        }
    }

    /** The sum of two equal rectangular ones (JCGM 101, 6.4.5). */
    record Triangular(double low, double high) implements Distribution {
        @Override
        public double draw(SeededGenerator generator) {
            return low + (high - low) / 2 * (generator.uniform() + generator.uniform());
        }
    }

    /** A sine of unknown phase between two ends (JCGM 101, 6.4.6). */
    record ArcSine(double low, double high) implements Distribution {
        @Override
        public double draw(SeededGenerator generator) {
            return (low + high) / 2 + (high - low) / 2 * StrictMath.sin(2 * Math.PI * generator.uniform());
        }
    }

    /** Between two ends that are themselves known within {@code spread} only (JCGM 101, 6.4.3). */
    record CurvilinearTrapezoid(double low, double high, double spread) implements Distribution {
        @Override
        public double draw(SeededGenerator generator) {
            double from = low - spread + 2 * spread * generator.uniform();
            double to = low + high - from;
            return from + (to - from) * generator.uniform();
        }
    }

    /** The mean of few observations: Student's t, moved and scaled (JCGM 101, 6.4.9). */
    record ScaledT(double mean, double scale, int degreesOfFreedom) implements Distribution {
        @Override
        public double draw(SeededGenerator generator) {
            double z = generator.normal();
            double chiSquared = 0;
            for (int i = 0; i < degreesOfFreedom; i++) {
                double each = generator.normal();
                chiSquared += each * each;
            }
            return mean + scale * z / Math.sqrt(chiSquared / degreesOfFreedom);
        }
    }
}

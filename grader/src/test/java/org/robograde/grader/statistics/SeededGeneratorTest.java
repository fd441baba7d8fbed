package org.robograde.grader.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeededGeneratorTest {
    /** The values that implementations of SplitMix64 in many languages agree on for this seed. */
    @Test
    void the_seed_is_spread_by_split_mix() {
        assertThat(SeededGenerator.splitMix(1234567, 3))
                .containsExactly(
                        6457827717110365317L, 3203168211198807973L, Long.parseUnsignedLong("9817491932198370423"));
    }

    /** The first values of the authors' own C program for the state 1, 2, 3, 4. */
    @Test
    void the_numbers_are_those_of_the_published_generator() {
        SeededGenerator generator = new SeededGenerator(1, 2, 3, 4);

        assertThat(List.of(generator.nextLong(), generator.nextLong(), generator.nextLong(), generator.nextLong()))
                .containsExactly(41943041L, 58720359L, 3588806011781223L, 3591011842654386L);
    }

    @Test
    void uniform_normal_and_bounded_numbers_have_their_moments() {
        SeededGenerator generator = new SeededGenerator(5);
        List<Double> uniform = new ArrayList<>();
        List<Double> normal = new ArrayList<>();
        int[] counts = new int[6];
        for (int i = 0; i < 60_000; i++) {
            uniform.add(generator.uniform());
            normal.add(generator.normal());
            counts[generator.below(6)]++;
        }

        assertThat(new Sample(uniform).mean()).isCloseTo(0.5, within(0.005));
        assertThat(new Sample(uniform).standardDeviation()).isCloseTo(1 / Math.sqrt(12), within(0.005));
        assertThat(new Sample(normal).mean()).isCloseTo(0, within(0.02));
        assertThat(new Sample(normal).standardDeviation()).isCloseTo(1, within(0.01));
        for (int count : counts) {
            assertThat(count).isBetween(9_600, 10_400);
        }
    }

    @Test
    void nothing_lies_below_zero() {
        assertThatThrownBy(() -> new SeededGenerator(1).below(0)).isInstanceOf(IllegalArgumentException.class);
    }
}

package org.robograde.robots.sim.world;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * Independent streams of chance under one seed, by name: a sensor that draws once more does not change what the others draw.
 *
 * @param seed of the trial
 */
public record RandomStreams(long seed) {
    public Random stream(String name) {
        long mixed = seed;
        for (byte letter : name.getBytes(StandardCharsets.UTF_8)) {
            mixed = scramble(mixed + 0x9E3779B97F4A7C15L + letter);
        }
        return new Random(mixed);
    }

    /** A finaliser that spreads every input bit over the word (the 64-bit mix of SplittableRandom's literature). */
    private static long scramble(long word) {
        long mixed = (word ^ (word >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}

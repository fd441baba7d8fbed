package org.robograde.agent.station.grading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.robograde.agent.evidence.Evidence;
import org.robograde.grader.Grader;

/**
 * A process of its own that computes one grade over and over, in another locale, time zone or Java than whoever started it, and prints the SHA-256
 * of each. {@link RegradeMatrix} starts it.
 */
public final class RegradeProbe {
    private RegradeProbe() {}

    /**
     * @param arguments the rulebook; how many bundles; each bundle; then pairs of a number of threads and the seed of an order of the bundles
     */
    public static void main(String[] arguments) {
        Path rulebook = Path.of(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        List<Evidence> bundles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            bundles.add(Evidence.open(Path.of(arguments[2 + i])));
        }
        for (int i = 2 + count; i + 1 < arguments.length; i += 2) {
            List<Evidence> shuffled = new ArrayList<>(bundles);
            Collections.shuffle(shuffled, new Random(Long.parseLong(arguments[i + 1])));
            byte[] json = Grader.toJson(Grader.grade(shuffled, rulebook, Integer.parseInt(arguments[i])));
            System.out.println(Hashes.sha256(json));
        }
    }
}

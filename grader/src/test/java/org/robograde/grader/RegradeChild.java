package org.robograde.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.robograde.agent.evidence.Evidence;

/** Grades the bundles of a folder again and again in a virtual machine of its own, and prints each grade's hash. */
public final class RegradeChild {
    private RegradeChild() {}

    /** @param arguments folder of bundles, rulebook, then per grade: threads and the seed of the order of the inputs */
    public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
        List<Evidence> bundles = new ArrayList<>();
        try (Stream<Path> folders = Files.list(Path.of(arguments[0]))) {
            folders.filter(f -> Files.isRegularFile(f.resolve("manifest.json")))
                    .sorted()
                    .forEach(f -> bundles.add(Evidence.open(f)));
        }
        for (int i = 2; i < arguments.length; i += 2) {
            Collections.shuffle(bundles, new Random(Long.parseLong(arguments[i + 1])));
            byte[] json = Grader.toJson(Grader.grade(bundles, Path.of(arguments[1]), Integer.parseInt(arguments[i])));
            System.out.println(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(json)));
        }
    }
}

package org.robograde.robots.ros.tf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.robograde.robots.messages.RosTime;
import org.robograde.robots.ros.ForeignPeer;

/** Our buffer and Debian's tf2 with the same random trees and questions: equal transforms, equal kinds of failure. */
@Tag("interop")
@Timeout(120)
class Tf2InteropTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Map<TfException.Reason, String> THEIR_WORD = Map.of(
            TfException.Reason.UNKNOWN_FRAME, "LookupException",
            TfException.Reason.EXTRAPOLATION, "ExtrapolationException",
            TfException.Reason.DISCONNECTED, "ConnectivityException");

    @TempDir
    Path folder;

    private final TfBuffer buffer = new TfBuffer(TfBuffer.DEFAULT_HISTORY);
    private final List<String> asked = new ArrayList<>();
    private final List<String> questions = new ArrayList<>();
    private final List<Supplier<TimedTransform>> answers = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void every_answer_is_tf2s(long seed) throws Exception {
        Random random = new Random(seed);
        List<String> frames = growTrees(random);
        for (int i = 0; i < 3_000; i++) {
            ask(frames, random);
        }
        List<String> theirs = theirs();
        assertThat(theirs).hasSize(questions.size());
        int found = 0;
        int failed = 0;
        for (int i = 0; i < theirs.size(); i++) {
            String[] words = theirs.get(i).split(" ");
            try {
                TimedTransform ours = answers.get(i).get();
                assertThat(words[0])
                        .as("%s; theirs: %s", questions.get(i), theirs.get(i))
                        .isEqualTo("ok");
                assertSame(ours, words, questions.get(i));
                found++;
            } catch (TfException none) {
                assertThat(words[1])
                        .as("%s; ours: %s", questions.get(i), none.getMessage())
                        .isEqualTo(THEIR_WORD.get(none.reason()));
                failed++;
            }
        }
        assertThat(found).isGreaterThan(800);
        assertThat(failed).isGreaterThan(200);
    }

    /** Two trees of moving and static frames; each moving one told at its own times, some in disorder, some too late. */
    private List<String> growTrees(Random random) {
        List<String> frames = new ArrayList<>(List.of("map", "map", "map", "elsewhere"));
        for (int i = 0; i < 14; i++) {
            String parent = frames.get(random.nextInt(frames.size()));
            String child = "frame" + i;
            boolean isStatic = random.nextInt(4) == 0;
            int times = isStatic ? 1 : 1 + random.nextInt(40);
            for (int j = 0; j < times; j++) {
                long nanos = 100 * SECOND + (long) (random.nextDouble() * 12 * SECOND);
                add(parent, child, nanos, isStatic, random);
            }
            frames.add(child);
        }
        return List.copyOf(buffer.frames());
    }

    private void add(String parent, String child, long nanos, boolean isStatic, Random random) {
        double[] turn = new double[4];
        Arrays.setAll(turn, i -> random.nextGaussian());
        RigidTransform transform = new RigidTransform(
                        random.nextGaussian() * 10,
                        random.nextGaussian() * 10,
                        random.nextGaussian(),
                        turn[0],
                        turn[1],
                        turn[2],
                        turn[3])
                .normalized();
        buffer.add(parent, child, RosTime.ofNanos(nanos), transform, isStatic);
        asked.add("set %s %s %d %s %s %s %s %s %s %s %s"
                .formatted(
                        parent,
                        child,
                        nanos,
                        isStatic,
                        transform.x(),
                        transform.y(),
                        transform.z(),
                        transform.qx(),
                        transform.qy(),
                        transform.qz(),
                        transform.qw()));
    }

    private void ask(List<String> frames, Random random) {
        String target = any(frames, random);
        // An unknown frame seen from itself is no question: tf2 answers it, we say that it is unknown.
        String source = target.equals("nowhere") ? "map" : any(frames, random);
        long at = time(random);
        if (random.nextInt(3) > 0) {
            question(
                    "get %s %s %d".formatted(target, source, at),
                    () -> buffer.lookup(target, source, RosTime.ofNanos(at)));
        } else {
            String fixed = any(frames, random);
            long then = time(random);
            question(
                    "full %s %d %s %d %s".formatted(target, at, source, then, fixed),
                    () -> buffer.lookup(target, RosTime.ofNanos(at), source, RosTime.ofNanos(then), fixed));
        }
    }

    private void question(String line, Supplier<TimedTransform> answer) {
        asked.add(line);
        questions.add(line);
        answers.add(answer);
    }

    private static String any(List<String> frames, Random random) {
        return random.nextInt(60) == 0 ? "nowhere" : frames.get(random.nextInt(frames.size()));
    }

    private static long time(Random random) {
        return random.nextInt(4) == 0 ? 0 : 101 * SECOND + (long) (random.nextDouble() * 11.5 * SECOND);
    }

    private static void assertSame(TimedTransform ours, String[] theirs, String question) {
        assertThat(ours.time().toNanos()).as(question).isEqualTo(Long.parseLong(theirs[1]));
        RigidTransform our = ours.transform();
        double[] mine = {our.x(), our.y(), our.z(), our.qx(), our.qy(), our.qz(), our.qw()};
        double[] other =
                Arrays.stream(theirs).skip(2).mapToDouble(Double::parseDouble).toArray();
        double sameWay = 0;
        for (int i = 3; i < 7; i++) {
            sameWay += mine[i] * other[i];
        }
        for (int i = 0; i < 7; i++) {
            // A quaternion and its negative are the same rotation.
            double their = i >= 3 && sameWay < 0 ? -other[i] : other[i];
            assertThat(mine[i]).as("%s, value %d", question, i).isCloseTo(their, within(1e-9));
        }
    }

    private List<String> theirs() throws Exception {
        Path input = folder.resolve("asked.txt");
        Files.write(input, asked);
        Process python = new ProcessBuilder("/usr/bin/python3", ForeignPeer.source("tf2_peer.py"))
                .redirectInput(input.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor()).isZero();
        return printed.lines().toList();
    }
}

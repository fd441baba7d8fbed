package org.robograde.robots.units.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Many small messages as fast as they can be sent, and the check of what came of them. */
final class Burst {
    static final int MANY = 20_000;

    private final Function<String, byte[]> encode;

    /** @param encode a text as the wire form of one message */
    Burst(Function<String, byte[]> encode) {
        this.encode = encode;
    }

    /** One who takes messages. */
    interface Taker {
        byte @Nullable [] next(Duration patience) throws Exception;
    }

    /** One who sends a message. */
    interface Giver {
        void give(String text) throws Exception;
    }

    private static String numbered(int number) {
        return "message %05d".formatted(number);
    }

    void run(Giver giver, Taker taker, boolean nothingMayBeLost) throws Exception {
        for (int i = 0; i < MANY; i++) giver.give(numbered(i));
        List<byte[]> taken = takeAll(giver, taker);
        List<byte[]> sent = new ArrayList<>();
        for (int i = 0; i < MANY; i++) sent.add(encode.apply(numbered(i)));
        if (nothingMayBeLost) {
            assertThat(taken.size()).isEqualTo(MANY);
            for (int i = 0; i < MANY; i++)
                assertThat(taken.get(i)).as(numbered(i)).isEqualTo(sent.get(i));
        } else {
            assertThat(taken).isNotEmpty();
            int at = 0;
            for (byte[] each : taken) {
                while (at < MANY && !Arrays.equals(sent.get(at), each)) at++;
                assertThat(at)
                        .as("each is one that was sent, after the one before it")
                        .isLessThan(MANY);
                at++;
            }
        }
    }

    /** The end is a message too, and sent until one arrives: where a burst may lose it, this is how the end is known. */
    private List<byte[]> takeAll(Giver giver, Taker taker) throws Exception {
        byte[] end = encode.apply("end");
        giver.give("end");
        List<byte[]> taken = new ArrayList<>();
        int silences = 0;
        while (silences < Wait.SOON.toSeconds()) {
            byte @Nullable [] next = taker.next(Duration.ofSeconds(1));
            if (next == null) {
                silences++;
                giver.give("end");
            } else if (Arrays.equals(next, end)) {
                return taken;
            } else {
                taken.add(next);
            }
        }
        throw new AssertionError("the end never came; " + taken.size() + " of " + MANY + " messages did");
    }
}

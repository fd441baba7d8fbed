package org.robograde.agent.evidence.mcap;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The hash of a segment's bytes, by its name in the file and in the manifest. */
public enum ChainHash {
    /** What recordings of format version 1 have. */
    SHA_256("sha256") {
        @Override
        public Hasher hasher() {
            MessageDigest digest = HashChain.sha256();
            return new Hasher() {
                @Override
                public void update(byte[] bytes, int from, int count) {
                    // Java hashes fast only from code that has run thousands of times, and one long call counts once.
                    for (int at = from; at < from + count; at += SLICE_BYTES) {
                        digest.update(bytes, at, Math.min(SLICE_BYTES, from + count - at));
                    }
                }

                @Override
                public byte[] digest() {
                    return digest.digest();
                }
            };
        }
    },
    /** What is written: as strong, and fast on every CPU. */
    BLAKE3("blake3") {
        @Override
        public Hasher hasher() {
            return new Blake3();
        }
    };

    private static final int SLICE_BYTES = 1 << 10;

    private static final int WARM_UP_STEP_BYTES = 1 << 20;
    private static final int WARM_UP_STEPS = 96;
    private static final AtomicBoolean WARM = new AtomicBoolean();

    private final String label;

    ChainHash(String label) {
        this.label = label;
    }

    /** Hashes a stream of bytes; 32 bytes come out. Not thread-safe. */
    public interface Hasher {
        void update(byte[] bytes, int from, int count);

        /** The hash of everything since the last one was asked for. */
        byte[] digest();
    }

    /**
     * Has HotSpot compile what hashes a recording, once per process and on a thread of its own: a recorder that begins with
     * the first picture hashes its first seconds ten times slower than the rest, and what waits meanwhile may be lost.
     */
    public static void warmUp() {
        if (WARM.compareAndSet(false, true)) {
            Thread thread = new Thread(ChainHash::hashInVain, "evidence-warm-up");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void hashInVain() {
        Hasher hasher = BLAKE3.hasher();
        byte[] bytes = new byte[WARM_UP_STEP_BYTES];
        for (int i = 0; i < WARM_UP_STEPS; i++) {
            hasher.update(bytes, 0, bytes.length);
            hasher.digest();
        }
    }

    /** Its name in files. */
    public String label() {
        return label;
    }

    public abstract Hasher hasher();

    public static Optional<ChainHash> labelled(String label) {
        return Arrays.stream(values()).filter(hash -> hash.label.equals(label)).findFirst();
    }
}

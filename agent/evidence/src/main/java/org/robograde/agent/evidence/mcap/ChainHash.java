package org.robograde.agent.evidence.mcap;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

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

    /** Its name in files. */
    public String label() {
        return label;
    }

    public abstract Hasher hasher();

    public static Optional<ChainHash> labelled(String label) {
        return Arrays.stream(values()).filter(hash -> hash.label.equals(label)).findFirst();
    }
}

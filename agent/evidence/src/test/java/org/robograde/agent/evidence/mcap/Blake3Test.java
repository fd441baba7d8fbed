package org.robograde.agent.evidence.mcap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held to Apache Commons Codec's BLAKE3, which is written piece by piece. */
class Blake3Test {
    private static final byte[] BYTES = new byte[3 << 20];

    static {
        new Random(7).nextBytes(BYTES);
    }

    @Test
    void nothing_and_abc_have_the_hashes_the_world_knows() {
        assertThat(hash(new byte[0], 0, 0, 1))
                .isEqualTo("af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262");
        assertThat(hash("abc".getBytes(StandardCharsets.US_ASCII), 0, 3, 3))
                .isEqualTo("6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85");
    }

    /** Around blocks, pieces, subtrees and the buffer. */
    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 1023, 1024, 1025, 2048, 2049, 3072, 3073, 7 * 1024, 8 * 1024 + 1, 255 * 1024})
    void every_length_at_a_border_hashes_as_the_peer_does(int count) {
        assertThat(hash(BYTES, 0, count, count)).isEqualTo(peer(0, count));
        int longer = (256 << 10) + count;
        assertThat(hash(BYTES, 1, longer, longer)).isEqualTo(peer(1, longer));
        int longest = 5 * (256 << 10) + count;
        assertThat(hash(BYTES, 2, longest, longest)).isEqualTo(peer(2, longest));
    }

    @Test
    void whole_buffers_hash_as_the_peer_does() {
        for (int buffers = 1; buffers <= 12; buffers++) {
            assertThat(hash(BYTES, 0, buffers << 18, 1 << 20)).isEqualTo(peer(0, buffers << 18));
        }
    }

    @Test
    void any_length_in_any_parts_hashes_as_the_peer_does() {
        Random random = new Random(11);
        for (int i = 0; i < 150; i++) {
            int from = random.nextInt(1_000);
            int count = random.nextInt(3_000_000);
            int part = 1 + random.nextInt(2_000_000);
            assertThat(hash(BYTES, from, count, part))
                    .as("%d bytes from %d in parts of %d", count, from, part)
                    .isEqualTo(peer(from, count));
        }
    }

    @Test
    void one_hasher_hashes_one_stream_after_the_other() {
        ChainHash.Hasher hasher = ChainHash.BLAKE3.hasher();
        for (int count : new int[] {700_000, 3, 0, 2_000_000, 1024}) {
            hasher.update(BYTES, 5, count);
            assertThat(HexFormat.of().formatHex(hasher.digest())).isEqualTo(peer(5, count));
        }
    }

    private static String hash(byte[] bytes, int from, int count, int part) {
        ChainHash.Hasher hasher = ChainHash.BLAKE3.hasher();
        for (int at = 0; at < count; at += part) {
            hasher.update(bytes, from + at, Math.min(part, count - at));
        }
        return HexFormat.of().formatHex(hasher.digest());
    }

    private static String peer(int from, int count) {
        return HexFormat.of()
                .formatHex(org.apache.commons.codec.digest.Blake3.initHash()
                        .update(BYTES, from, count)
                        .doFinalize(32));
    }
}

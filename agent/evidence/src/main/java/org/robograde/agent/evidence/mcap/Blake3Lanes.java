package org.robograde.agent.evidence.mcap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * BLAKE3's compression of many inputs side by side: each word of the state is an array with one entry per lane, and each step
 * a loop over the lanes without branches, which HotSpot turns into vector instructions. Input words stand likewise.
 */
final class Blake3Lanes {
    private static final int PIECE_BYTES = 1024;
    private static final int BLOCK_BYTES = 64;
    private static final int BLOCKS = PIECE_BYTES / BLOCK_BYTES;
    private static final int STATE_WORDS = 16;
    private static final int WORDS = 8;
    private static final int ROUNDS = 7;

    private static final int PIECE_START = 1;
    private static final int PIECE_END = 1 << 1;
    private static final int PARENT = 1 << 2;
    private static final int ROOT = 1 << 3;

    /** The initial values of SHA-256. */
    private static final int[] START = {
        0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19
    };

    /** Which input word stands where after each round. */
    private static final int[] PERMUTATION = {2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8};

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** Which state words each step mixes: the columns, then the diagonals. */
    private static final int[][] MIXED = {
        {0, 4, 8, 12},
        {1, 5, 9, 13},
        {2, 6, 10, 14},
        {3, 7, 11, 15},
        {0, 5, 10, 15},
        {1, 6, 11, 12},
        {2, 7, 8, 13},
        {3, 4, 9, 14}
    };

    /** All steps of all rounds, one behind the other: four state words and two input words each. */
    private static final int[] STEPS = steps();

    private static final int STEP_WORDS = 6;

    private final int[][] values;
    private final int[][] state;
    private final int[][] input;
    private final byte[] block = new byte[BLOCK_BYTES];

    Blake3Lanes(int lanes) {
        values = new int[WORDS][lanes];
        state = new int[STATE_WORDS][lanes];
        input = new int[STATE_WORDS][lanes];
    }

    private static int[] steps() {
        int[] steps = new int[ROUNDS * MIXED.length * STEP_WORDS];
        int at = 0;
        int[] order = new int[STATE_WORDS];
        Arrays.setAll(order, i -> i);
        for (int round = 0; round < ROUNDS; round++) {
            for (int step = 0; step < MIXED.length; step++) {
                System.arraycopy(MIXED[step], 0, steps, at, 4);
                steps[at + 4] = order[2 * step];
                steps[at + 5] = order[2 * step + 1];
                at += STEP_WORDS;
            }
            int[] before = order;
            order = new int[STATE_WORDS];
            Arrays.setAll(order, i -> before[PERMUTATION[i]]);
        }
        return steps;
    }

    /** A word of a lane's chaining value. */
    int value(int word, int lane) {
        return values[word][lane];
    }

    /** A copy of a lane's chaining value. */
    int[] values(int lane) {
        int[] copy = new int[WORDS];
        Arrays.setAll(copy, word -> values[word][lane]);
        return copy;
    }

    /** Chaining values of complete pieces that lie one behind the other, into the lanes from {@code firstLane} on. */
    void pieces(byte[] bytes, int from, int count, long firstNumber, int firstLane) {
        begin(firstLane, count);
        for (int number = 0; number < BLOCKS; number++) {
            load(bytes, from + number * BLOCK_BYTES, input, count);
            int flags = (number == 0 ? PIECE_START : 0) | (number == BLOCKS - 1 ? PIECE_END : 0);
            compress(firstLane, count, firstNumber, BLOCK_BYTES, flags);
        }
    }

    /** The chaining value of one piece of at most 1 KiB, into lane 0; the whole hash if it is the root. */
    void piece(byte[] bytes, int from, int count, long pieceNumber, boolean root) {
        begin(0, 1);
        int blocks = Math.max(1, (count + BLOCK_BYTES - 1) / BLOCK_BYTES);
        for (int number = 0; number < blocks; number++) {
            int at = number * BLOCK_BYTES;
            int length = Math.min(BLOCK_BYTES, count - at);
            Arrays.fill(block, (byte) 0);
            System.arraycopy(bytes, from + at, block, 0, length);
            load(block, 0, input, 1);
            int last = number == blocks - 1 ? PIECE_END | (root ? ROOT : 0) : 0;
            compress(0, 1, pieceNumber, length, (number == 0 ? PIECE_START : 0) | last);
        }
    }

    /** Lanes 2 i and 2 i + 1 become their parent in lane i. */
    void parents(int count) {
        for (int word = 0; word < WORDS; word++) {
            pairs(values[word], input[word], input[WORDS + word], count);
        }
        begin(0, count);
        compressAll(count, PARENT);
    }

    /** The parent of two chaining values, into lane 0. */
    void parent(int[] left, int[] right, boolean root) {
        for (int word = 0; word < WORDS; word++) {
            input[word][0] = left[word];
            input[WORDS + word][0] = right[word];
        }
        begin(0, 1);
        compressAll(1, PARENT | (root ? ROOT : 0));
    }

    private void begin(int firstLane, int count) {
        for (int word = 0; word < WORDS; word++) {
            Arrays.fill(values[word], firstLane, firstLane + count, START[word]);
        }
    }

    /** Parents all have the number 0. */
    private void compressAll(int count, int flags) {
        Arrays.fill(state[12], 0, count, 0);
        Arrays.fill(state[13], 0, count, 0);
        rounds(0, count, BLOCK_BYTES, flags);
    }

    private void compress(int firstLane, int count, long firstNumber, int length, int flags) {
        for (int lane = 0; lane < count; lane++) {
            state[12][lane] = (int) (firstNumber + lane);
            state[13][lane] = (int) ((firstNumber + lane) >>> 32);
        }
        rounds(firstLane, count, length, flags);
    }

    private void rounds(int firstLane, int count, int length, int flags) {
        int[][] v = state;
        for (int word = 0; word < WORDS; word++) {
            System.arraycopy(values[word], firstLane, v[word], 0, count);
        }
        for (int word = 0; word < 4; word++) {
            Arrays.fill(v[WORDS + word], 0, count, START[word]);
        }
        Arrays.fill(v[14], 0, count, length);
        Arrays.fill(v[15], 0, count, flags);
        // One place that calls, not 56 written out: each would be compiled on its own.
        int[][] m = input;
        for (int at = 0; at < STEPS.length; at += STEP_WORDS) {
            mix(
                    v[STEPS[at]],
                    v[STEPS[at + 1]],
                    v[STEPS[at + 2]],
                    v[STEPS[at + 3]],
                    m[STEPS[at + 4]],
                    m[STEPS[at + 5]],
                    count);
        }
        for (int word = 0; word < WORDS; word++) {
            fold(v[word], v[WORDS + word], values[word], firstLane, count);
        }
    }

    /** All loads, then arithmetic, then all stores: only so is it turned into vector instructions. */
    private static void mix(int[] va, int[] vb, int[] vc, int[] vd, int[] first, int[] second, int count) {
        for (int i = 0; i < count; i++) {
            int a = va[i];
            int b = vb[i];
            int c = vc[i];
            int d = vd[i];
            a = a + b + first[i];
            d = Integer.rotateRight(d ^ a, 16);
            c = c + d;
            b = Integer.rotateRight(b ^ c, 12);
            a = a + b + second[i];
            d = Integer.rotateRight(d ^ a, 8);
            c = c + d;
            b = Integer.rotateRight(b ^ c, 7);
            va[i] = a;
            vb[i] = b;
            vc[i] = c;
            vd[i] = d;
        }
    }

    private static void fold(int[] low, int[] high, int[] into, int firstLane, int count) {
        for (int i = 0; i < count; i++) {
            into[firstLane + i] = low[i] ^ high[i];
        }
    }

    private static void pairs(int[] from, int[] left, int[] right, int count) {
        for (int i = 0; i < count; i++) {
            left[i] = from[2 * i];
            right[i] = from[2 * i + 1];
        }
    }

    /** The 16 words of one block of each piece. */
    private static void load(byte[] bytes, int from, int[][] words, int count) {
        for (int pair = 0; pair < STATE_WORDS; pair += 4) {
            load(bytes, from + 4 * pair, words[pair], words[pair + 1], words[pair + 2], words[pair + 3], count);
        }
    }

    private static void load(byte[] bytes, int from, int[] w0, int[] w1, int[] w2, int[] w3, int count) {
        for (int i = 0; i < count; i++) {
            int at = from + i * PIECE_BYTES;
            w0[i] = (int) INTS.get(bytes, at);
            w1[i] = (int) INTS.get(bytes, at + 4);
            w2[i] = (int) INTS.get(bytes, at + 8);
            w3[i] = (int) INTS.get(bytes, at + 12);
        }
    }
}

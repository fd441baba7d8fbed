package org.robograde.agent.evidence.mcap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * BLAKE3 with 256 bits, without a key (O'Connor, Aumasson, Neves, Wilcox-O'Hearn: <i>BLAKE3, one function, fast everywhere</i>,
 * 2020). The hash of a recording's bytes: a recorder hashes every picture it stores, and where the CPU has no instructions for
 * SHA-256 that alone takes a core.
 *
 * <p>BLAKE3 is a tree over pieces of 1 KiB, and the pieces are hashed side by side, up to {@link #LANES} at once, by loops that
 * the virtual machine turns into vector instructions. Not thread-safe.
 */
final class Blake3 implements ChainHash.Hasher {
    /** Pieces hashed side by side: as many as keep the working set in the CPU's nearest caches. */
    private static final int LANES = 256;

    private static final int PIECE_BYTES = 1024;
    private static final int BUFFER_BYTES = LANES * PIECE_BYTES;
    private static final int WORDS = 8;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final Blake3Lanes lanes = new Blake3Lanes(LANES);
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int buffered;
    private long pieces;

    /** Complete subtrees, the rightmost and smallest first; what follows them is not complete. */
    private final Deque<Subtree> subtrees = new ArrayDeque<>();

    private static final class Subtree {
        /** It holds 2^level pieces. */
        final int level;

        final int[] value;

        Subtree(int level, int[] value) {
            this.level = level;
            this.value = value;
        }
    }

    @Override
    public void update(byte[] bytes, int from, int count) {
        int at = from;
        int left = count;
        while (left > 0) {
            // Only when more is to come: the last piece may turn out to be the root, and is hashed otherwise then.
            if (buffered == BUFFER_BYTES) {
                absorb(LANES);
                buffered = 0;
            }
            int part = Math.min(left, BUFFER_BYTES - buffered);
            System.arraycopy(bytes, at, buffer, buffered, part);
            buffered += part;
            at += part;
            left -= part;
        }
    }

    @Override
    public byte[] digest() {
        int whole = buffered == 0 ? 0 : (buffered - 1) / PIECE_BYTES;
        if (whole > 0) {
            absorb(whole);
        }
        lastPiece(whole * PIECE_BYTES, buffered - whole * PIECE_BYTES);
        byte[] hash = new byte[4 * WORDS];
        for (int word = 0; word < WORDS; word++) {
            INTS.set(hash, 4 * word, lanes.value(word, 0));
        }
        buffered = 0;
        pieces = 0;
        subtrees.clear();
        return hash;
    }

    /** Hashes the first pieces of the buffer, all complete, and adds them to the tree; more is known to follow. */
    private void absorb(int count) {
        lanes.pieces(buffer, count, pieces);
        pieces += count;
        Deque<Subtree> leftOver = new ArrayDeque<>();
        int level = 0;
        // All pairs of a level at once. The buffer begins at a multiple of its own size, so a level pairs from the
        // left, and
        // what is left over on the right is a subtree of its own.
        for (int nodes = count; nodes > 0; nodes /= 2) {
            if (nodes % 2 == 1) {
                leftOver.push(new Subtree(level, lanes.values(nodes - 1)));
            }
            lanes.parents(nodes / 2);
            level++;
        }
        leftOver.forEach(this::add);
    }

    /** Adds a subtree on the right; two of one size become one of twice the size. */
    private void add(Subtree right) {
        Subtree joined = right;
        for (Subtree left = subtrees.peek(); left != null && left.level == joined.level; left = subtrees.peek()) {
            lanes.parent(left.value, joined.value, false);
            joined = new Subtree(joined.level + 1, lanes.values(0));
            subtrees.pop();
        }
        subtrees.push(joined);
    }

    /** The last piece, complete or not, and from it up to the root, which is left in lane 0. */
    private void lastPiece(int from, int count) {
        lanes.piece(buffer, from, count, pieces, subtrees.isEmpty());
        while (!subtrees.isEmpty()) {
            Subtree left = subtrees.pop();
            lanes.parent(left.value, lanes.values(0), subtrees.isEmpty());
        }
    }
}

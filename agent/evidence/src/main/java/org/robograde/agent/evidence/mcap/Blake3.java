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
    /** Pieces hashed side by side: with fewer, the loops' beginnings and ends weigh more; with more, the caches no longer hold them. */
    private static final int LANES = 512;

    private static final int PIECE_BYTES = 1024;
    private static final int WORDS = 8;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final Blake3Lanes lanes = new Blake3Lanes(LANES);
    private final byte[] piece = new byte[PIECE_BYTES];
    private int pieceBytes;
    private long pieces;

    /** Pieces whose values stand in the lanes from 0 on and are in no subtree yet. */
    private int waiting;

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
            if (pieceBytes == PIECE_BYTES) {
                hash(piece, 0, 1);
                pieceBytes = 0;
            }
            int whole = pieceBytes == 0 ? Math.min((left - 1) / PIECE_BYTES, LANES - waiting) : 0;
            int part = whole > 0 ? whole * PIECE_BYTES : Math.min(left, PIECE_BYTES - pieceBytes);
            if (whole > 0) {
                hash(bytes, at, whole);
            } else {
                System.arraycopy(bytes, at, piece, pieceBytes, part);
                pieceBytes += part;
            }
            at += part;
            left -= part;
        }
    }

    @Override
    public byte[] digest() {
        join();
        lastPiece();
        byte[] hash = new byte[4 * WORDS];
        for (int word = 0; word < WORDS; word++) {
            INTS.set(hash, 4 * word, lanes.value(word, 0));
        }
        pieceBytes = 0;
        pieces = 0;
        subtrees.clear();
        return hash;
    }

    /** Hashes complete pieces where they lie, no more than there are lanes left; more is known to follow. */
    private void hash(byte[] bytes, int from, int count) {
        lanes.pieces(bytes, from, count, pieces, waiting);
        pieces += count;
        waiting += count;
        if (waiting == LANES) {
            join();
        }
    }

    /** Adds the pieces that wait to the tree. */
    private void join() {
        Deque<Subtree> leftOver = new ArrayDeque<>();
        int level = 0;
        // All pairs of a level at once. Lane 0 holds a piece whose number is a multiple of the lanes, so a level pairs
        // from
        // the left, and what is left over on the right is a subtree of its own.
        for (int nodes = waiting; nodes > 0; nodes /= 2) {
            if (nodes % 2 == 1) {
                leftOver.push(new Subtree(level, lanes.values(nodes - 1)));
            }
            lanes.parents(nodes / 2);
            level++;
        }
        leftOver.forEach(this::add);
        waiting = 0;
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
    private void lastPiece() {
        lanes.piece(piece, 0, pieceBytes, pieces, subtrees.isEmpty());
        while (!subtrees.isEmpty()) {
            Subtree left = subtrees.pop();
            lanes.parent(left.value, lanes.values(0), subtrees.isEmpty());
        }
    }
}

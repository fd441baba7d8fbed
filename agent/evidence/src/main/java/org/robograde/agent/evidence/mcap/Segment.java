package org.robograde.agent.evidence.mcap;

/**
 * A stretch of a file between two links of its hash chain. Segments tile the file: segment 1 starts at byte 0, each next
 * one where the last ended, the final one ends with the file. All but the final one end with exactly one chunk.
 *
 * @param number from 1; also the number of the chunk in it
 * @param endOffset first byte after it
 * @param firstNanos earliest log time in its chunk, 0 if there is none
 * @param lastNanos latest log time in its chunk, 0 if there is none
 * @param algorithm of {@code hash}
 * @param hash of its bytes, lower-case hex
 * @param link SHA-256 of the link before (32 zero bytes before the first) followed by {@code hash}, lower-case hex
 */
public record Segment(
        int number, long endOffset, long firstNanos, long lastNanos, ChainHash algorithm, String hash, String link) {}

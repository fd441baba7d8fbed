package org.robograde.agent.evidence.mcap;

/**
 * Where a batch of messages is in a file.
 *
 * @param number of the chunk, from 1, in the order of the file
 * @param offset of the chunk's record in the file, in bytes
 * @param length of that record in bytes
 * @param firstNanos earliest log time in it
 * @param lastNanos latest log time in it
 */
public record ChunkPlace(int number, long offset, long length, long firstNanos, long lastNanos) {}

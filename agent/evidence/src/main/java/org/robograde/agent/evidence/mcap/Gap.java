package org.robograde.agent.evidence.mcap;

import java.util.Map;

/**
 * A part of a file that could not be read.
 *
 * @param lostPerChannel messages lost per channel id, where an index beside the damage still tells; empty if not known
 * @param fromNanos first log time concerned, as far as known
 * @param toNanos last log time concerned, as far as known
 * @param reason what is wrong, naming chunk and byte offset
 * @param knownBy how it was found
 */
public record Gap(Map<Integer, Long> lostPerChannel, long fromNanos, long toNanos, String reason, String knownBy) {
    public Gap {
        lostPerChannel = Map.copyOf(lostPerChannel);
    }
}

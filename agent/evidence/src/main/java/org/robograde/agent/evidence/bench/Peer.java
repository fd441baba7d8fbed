package org.robograde.agent.evidence.bench;

/** The software that a figure of ours is held against. */
public sealed interface Peer {
    /** Its name and version, and how it was set up where that matters. */
    String name();

    /** The same measurement of it, on this machine, in this run. */
    record Measured(String name, Series values) implements Peer {}

    /** @param reason why it was not measured here, and what to do about it */
    record Absent(String name, String reason) implements Peer {}
}

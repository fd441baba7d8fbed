package org.robograde.agent.evidence;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes one trial's evidence while it happens, and seals it. Thread-safe: any number of receiving threads may write.
 * A crash at any moment leaves a folder that {@link Evidence#open} reads up to the last closed chunk (at most 200 ms old).
 */
public final class BundleWriter implements AutoCloseable {
    private BundleWriter() {}

    /** @throws EvidenceException if the folder exists and is not empty, or cannot be written */
    public static BundleWriter create(Path folder, TrialIdentity identity) {
        throw new UnsupportedOperationException("contract");
    }

    /** Registers a channel; the same topic, encoding and schema give the same id. */
    public int channel(
            String topic,
            String messageEncoding,
            String schemaName,
            String schemaEncoding,
            String schemaText,
            Map<String, String> metadata) {
        throw new UnsupportedOperationException("contract");
    }

    /** Appends one message; the payload's bytes from position to limit are copied before this returns. */
    public void write(int channelId, long logTimeNanos, long publishTimeNanos, ByteBuffer payload) {
        throw new UnsupportedOperationException("contract");
    }

    /** Appends to the station's event channel {@code /robograde/events} (JSON object, canonical form). */
    public void event(TrialEvent event) {
        throw new UnsupportedOperationException("contract");
    }

    /** Keeps a document exactly as used: {@code unit.yaml}, {@code site.yaml}, {@code scenario.yaml}, calibration. Plain file names only. */
    public void document(String name, byte[] content) {
        throw new UnsupportedOperationException("contract");
    }

    /**
     * States what each topic is for, so that metrics ask for roles and not for names.
     *
     * @param roles role to topic, e.g. {@code odometry -> /odom}; the fixed list is in SPEC.md
     */
    public void roles(Map<String, String> roles) {
        throw new UnsupportedOperationException("contract");
    }

    /** Adds to the loss ledger: what is missing on a channel, as far as anyone can tell, why, and how it is known. */
    public void lost(String topic, long count, long fromNanos, long toNanos, String reason, String knownBy) {
        throw new UnsupportedOperationException("contract");
    }

    /** Closes the recording, writes the manifest and signs it. After this nothing in the bundle changes. */
    public Evidence seal(String outcome, String outcomeReason, SigningKey key) {
        throw new UnsupportedOperationException("contract");
    }

    /** Without {@link #seal}: stops writing and leaves an interrupted bundle. */
    @Override
    public void close() {
        throw new UnsupportedOperationException("contract");
    }
}

package org.robograde.agent.evidence;

import java.nio.ByteBuffer;
import java.util.Map;

/** Writes {@code observations.mcap} beside a sealed recording, with what it was derived from and how; written to a temporary name and moved into place whole. */
public final class ObservationWriter implements AutoCloseable {
    private ObservationWriter() {}

    /**
     * @param algorithm name of the observer
     * @param version of the algorithm
     * @param parameters everything that changes its output
     */
    public static ObservationWriter create(
            Evidence evidence, String algorithm, String version, Map<String, String> parameters) {
        throw new UnsupportedOperationException("contract");
    }

    public int channel(
            String topic,
            String messageEncoding,
            String schemaName,
            String schemaEncoding,
            String schemaText,
            Map<String, String> metadata) {
        throw new UnsupportedOperationException("contract");
    }

    public void write(int channelId, long logTimeNanos, long publishTimeNanos, ByteBuffer payload) {
        throw new UnsupportedOperationException("contract");
    }

    /** Closes, hashes and signs the observations; the returned evidence includes them. */
    public Evidence seal(SigningKey key) {
        throw new UnsupportedOperationException("contract");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("contract");
    }
}

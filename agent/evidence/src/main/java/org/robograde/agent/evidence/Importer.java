package org.robograde.agent.evidence;

import java.nio.file.Path;
import java.util.function.DoubleConsumer;

/** Turns a recording made elsewhere into a sealed bundle, stating what is not known about it. */
public final class Importer {
    private Importer() {}

    /**
     * @param recording a ROS 1 {@code .bag} (V2.0; none, bz2, lz4) or an {@code .mcap} (none, lz4, zstd)
     * @param progress fraction done, 0 to 1
     * @throws EvidenceException if the file is none of these, empty or unreadable, or {@code folder} is not empty; nothing is left behind
     */
    public static Evidence importRecording(Path recording, Path folder, SigningKey key, DoubleConsumer progress) {
        throw new UnsupportedOperationException("contract");
    }
}

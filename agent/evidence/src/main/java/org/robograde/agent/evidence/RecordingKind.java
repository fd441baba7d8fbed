package org.robograde.agent.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.robograde.agent.evidence.bag.BagFile;
import org.robograde.agent.evidence.db3.Db3File;
import org.robograde.agent.evidence.mcap.FileBytes;

/** What a recording made elsewhere is, told by its first bytes and never by its name. */
enum RecordingKind {
    ROS1_BAG,
    ROS2_DB3,
    MCAP;

    /** @throws EvidenceException saying plainly why it cannot be imported */
    static RecordingKind of(Path recording) throws IOException {
        if (!Files.isRegularFile(recording)) {
            throw new EvidenceException(recording + " is no file; name a .bag, .db3 or .mcap recording");
        }
        try (FileBytes file = new FileBytes(recording)) {
            if (file.size() == 0) {
                throw new EvidenceException(recording + " is empty (0 bytes); there is nothing to import");
            }
            String start = new String(file.copy(0, Math.min(16, file.size())), StandardCharsets.ISO_8859_1);
            if (start.startsWith(BagFile.MAGIC)) {
                return ROS1_BAG;
            }
            if (start.startsWith("\u0089MCAP")) {
                return MCAP;
            }
            if (start.startsWith(Db3File.MAGIC)) {
                return ROS2_DB3;
            }
            if (start.startsWith("#ROSBAG V") || start.startsWith("#ROSRECORD V")) {
                throw new EvidenceException(recording + " is a ROS bag of an old version ("
                        + start.lines().findFirst().orElse("").substring(1)
                        + "); bring it to version 2.0 with 'rosbag migrate' first");
            }
            throw new EvidenceException(
                    recording + " is neither a ROS 1 bag (V2.0), nor a ROS 2 .db3, nor an MCAP file");
        }
    }
}

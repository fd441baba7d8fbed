package org.robograde.agent.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import org.robograde.agent.evidence.bag.BagConnection;
import org.robograde.agent.evidence.bag.BagFile;
import org.robograde.agent.evidence.bag.BagListener;

/** Carries a ROS 1 bag over, connection by connection. */
final class BagImport implements BagListener {
    private final ImportTarget target;
    private final DoubleConsumer progress;
    private final Map<Integer, Integer> channelIds = new HashMap<>();

    private BagImport(ImportTarget target, DoubleConsumer progress) {
        this.target = target;
        this.progress = progress;
    }

    static void run(Path bag, ImportTarget target, DoubleConsumer progress) throws IOException {
        boolean indexed = BagFile.read(bag, new BagImport(target, progress));
        if (!indexed) {
            target.note(
                    "the bag has no index: its recorder was not stopped in good order, and its last messages may be missing;"
                            + " it was read through from its start");
        }
    }

    @Override
    public void connection(BagConnection connection) {
        Map<String, String> metadata = new TreeMap<>();
        metadata.put("md5sum", connection.md5());
        if (!connection.callerId().isEmpty()) {
            metadata.put("callerid", connection.callerId());
        }
        metadata.put("latching", connection.latching() ? "1" : "0");
        if (connection.type().isEmpty() || connection.md5().isEmpty()) {
            target.note(connection.topic() + ": connection " + connection.id() + " has no "
                    + (connection.type().isEmpty() ? "type" : "MD5") + " in its header");
        }
        channelIds.put(
                connection.id(),
                target.channel(
                        connection.topic(),
                        "ros1",
                        connection.type(),
                        "ros1msg",
                        connection.definition().getBytes(StandardCharsets.UTF_8),
                        metadata));
    }

    @Override
    public void message(int connectionId, long receivedNanos, ByteBuffer payload) {
        int channelId = Objects.requireNonNull(channelIds.get(connectionId));
        target.message(channelId, receivedNanos, receivedNanos, payload);
    }

    @Override
    public void damage(long messages, long fromNanos, long toNanos, String reason) {
        target.lost("*", messages, fromNanos, toNanos, reason, "reading the bag");
    }

    @Override
    public void progress(double fraction) {
        progress.accept(fraction);
    }
}

package org.robograde.robots.ros.bridge.foxglove;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.TypeNames;
import org.robograde.robots.ros.RosException;
import org.robograde.robots.ros.bridge.BridgeClient;
import org.robograde.robots.ros.bridge.BridgeSocket;
import org.robograde.robots.ros.bridge.MessageForm;

/** One topic that this client offers. */
final class FoxglovePublication implements BridgeClient.Publisher {
    private static final byte MESSAGE_DATA = 1;
    private static final int HEADER_BYTES = 5;

    private final FoxgloveClient client;
    private final BridgeSocket socket;
    private final long id;
    private final String topic;
    private final MessageForm form;
    private final AtomicLong published = new AtomicLong();
    private volatile boolean withdrawn;

    FoxglovePublication(FoxgloveClient client, BridgeSocket socket, long id, String topic, MessageSchema schema) {
        this.client = client;
        this.socket = socket;
        this.id = id;
        this.topic = topic;
        this.form = new MessageForm(schema);
    }

    long id() {
        return id;
    }

    ObjectNode channel(ObjectNode into) {
        MessageSchema schema = form.schema();
        return into.put("id", id)
                .put("topic", topic)
                .put("encoding", schema.encoding().label())
                .put("schemaName", schema.type())
                .put("schema", schema.fullDefinition())
                .put("schemaEncoding", schema.encoding().schemaLabel());
    }

    @Override
    public void publish(Message message) {
        if (withdrawn) {
            throw new RosException(topic + " was withdrawn; open it again to send on it");
        }
        if (!TypeNames.same(message.schema().type(), form.schema().type())) {
            throw new RosException(topic + " is published as " + form.schema().type() + " and takes no "
                    + message.schema().type());
        }
        byte[] payload = form.encode(message);
        ByteBuffer frame = ByteBuffer.allocate(HEADER_BYTES + payload.length).order(ByteOrder.LITTLE_ENDIAN);
        frame.put(MESSAGE_DATA).putInt((int) id).put(payload).flip();
        socket.publish(frame, frame.remaining());
        published.incrementAndGet();
    }

    @Override
    public long publishedCount() {
        return published.get();
    }

    @Override
    public boolean awaitSubscribers(Duration timeout) throws InterruptedException {
        return client.awaitSubscriber(topic, timeout);
    }

    @Override
    public void close() {
        withdrawn = true;
        client.withdraw(this);
    }
}

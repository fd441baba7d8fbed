package org.robograde.robots.rosjava;

import org.jboss.netty.buffer.ChannelBuffer;
import org.ros.internal.message.RawMessage;
import org.ros.message.MessageDeserializer;
import org.ros.message.MessageSerializer;

/** A message in wire form, as ROSJava passes it on: it need not know the type, so any type of our registry will do. */
final class WireBytes implements org.ros.internal.message.Message {
    static final MessageSerializer<WireBytes> SERIALIZER = (message, out) -> out.writeBytes(message.bytes);
    static final MessageDeserializer<WireBytes> DESERIALIZER = in -> new WireBytes(rest(in));

    private final byte[] bytes;

    WireBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Everything between the buffer's reader and writer, which is one message. */
    static byte[] rest(ChannelBuffer in) {
        byte[] bytes = new byte[in.readableBytes()];
        in.readBytes(bytes);
        return bytes;
    }

    @Override
    public RawMessage toRawMessage() {
        throw new UnsupportedOperationException("the fields of a message are read by our own codec");
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}

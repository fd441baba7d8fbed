package org.robograde.robots.messages;

import java.nio.ByteBuffer;

/** The codecs there are. */
enum Codecs implements Codec {
    ROS1(WireEncoding.ROS1) {
        @Override
        public String typeName(String type) {
            return TypeNames.ros1(type);
        }

        @Override
        public byte[] encode(Message message) {
            return Ros1Codec.encode(message);
        }

        @Override
        public Message decode(MessageSchema schema, ByteBuffer payload) {
            return Ros1Codec.decode(schema, payload);
        }
    },
    CDR(WireEncoding.CDR) {
        @Override
        public String typeName(String type) {
            return TypeNames.ros2(type);
        }

        @Override
        public byte[] encode(Message message) {
            return CdrCodec.encode(message);
        }

        @Override
        public Message decode(MessageSchema schema, ByteBuffer payload) {
            return CdrCodec.decode(schema, payload);
        }
    };

    private final WireEncoding encoding;

    Codecs(WireEncoding encoding) {
        this.encoding = encoding;
    }

    @Override
    public MessageSchema parse(String type, String definition, MessageRegistry registry) {
        return MessageSchema.parse(encoding, type, definition, registry);
    }
}

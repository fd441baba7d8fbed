package org.robograde.robots.ros;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.robograde.robots.messages.DefinitionException;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.messages.Ros1Codec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decodes what a subscription receives: by the expected schema where the MD5 agrees, else by what the publisher stated. */
final class DecodingReceiver implements Consumer<RawMessage> {
    private static final Logger LOG = LoggerFactory.getLogger(DecodingReceiver.class);

    private final MessageSchema expected;
    private final Consumer<Message> onMessage;
    private String statedMd5 = "";
    private @Nullable MessageSchema stated;

    DecodingReceiver(MessageSchema expected, Consumer<Message> onMessage) {
        this.expected = expected;
        this.onMessage = onMessage;
    }

    @Override
    public void accept(RawMessage raw) {
        Message message;
        try {
            message = Ros1Codec.decode(schemaOf(raw), raw.payload());
        } catch (DefinitionException unreadable) {
            LOG.error(
                    "a message on {} from {} cannot be read: {}", raw.topic(), raw.callerId(), unreadable.getMessage());
            return;
        }
        onMessage.accept(message);
    }

    private MessageSchema schemaOf(RawMessage raw) {
        if (raw.md5().equals(expected.md5())) {
            return expected;
        }
        MessageSchema known = stated;
        if (known == null || !statedMd5.equals(raw.md5())) {
            known = MessageSchema.parse(
                    raw.type(), raw.definition(), MessageRegistry.shipped().with(expected));
            LOG.warn(
                    "{} publishes {} as {} ({}), not as {}; its own definition is used",
                    raw.callerId(),
                    raw.topic(),
                    raw.type(),
                    raw.md5(),
                    expected.md5());
            stated = known;
            statedMd5 = raw.md5();
        }
        return known;
    }
}

package org.robograde.robots.units.contract;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.robograde.robots.messages.Codec;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.messages.ServiceSchema;
import org.robograde.robots.messages.WireEncoding;
import org.robograde.robots.units.RobotLink;
import org.robograde.robots.units.RobotLinks;

/** The link through a WebSocket bridge, whatever its protocol and encoding. */
abstract class BridgeLinkContract extends RobotLinkContract {
    private final String protocol;
    private final WireEncoding encoding;
    private @org.jspecify.annotations.Nullable BridgeRobot robot;

    BridgeLinkContract(String protocol, WireEncoding encoding) {
        this.protocol = protocol;
        this.encoding = encoding;
    }

    final BridgeRobot robot() {
        return java.util.Objects.requireNonNull(robot);
    }

    @Override
    protected OtherSide startGraph() throws Exception {
        robot = BridgeRobot.start(protocol, encoding, folder);
        return robot;
    }

    @Override
    protected RobotLink connect(String nodeName) {
        return RobotLinks.connect(robot().uri(), nodeName);
    }

    @Override
    protected Set<Promise> promises() {
        return EnumSet.of(
                Promise.STATES_DEFINITION,
                Promise.COUNTS_EACH_SPEAKER,
                Promise.PASSES_ON_THE_REFUSAL,
                Promise.HEARS_ALL,
                Promise.SENDS_ALL,
                Promise.COUNTS_BROKEN_LINKS);
    }

    @Override
    protected MessageSchema schema(String ros1Type) {
        return robot().schema(ros1Type);
    }

    @Override
    protected ServiceSchema service(String ros1Type) {
        return robot().service(ros1Type);
    }

    @Override
    protected byte[] wireForm(Message message) {
        return Codec.of(encoding).encode(message);
    }

    @Override
    protected WireEncoding encoding() {
        return encoding;
    }

    @Override
    protected boolean states(RawMessage raw, MessageSchema expected) {
        return MessageSchema.parse(raw.encoding(), raw.type(), raw.definition(), MessageRegistry.empty())
                .equals(expected);
    }

    @Override
    protected List<Message> primitives() {
        return encoding == WireEncoding.CDR ? Ros2Primitives.all(this::schema) : super.primitives();
    }

    @Override
    protected boolean isShared(Thread thread) {
        return super.isShared(thread)
                || thread.getName().startsWith("HttpClient-")
                || thread.getName().startsWith("bridge receiver ");
    }
}

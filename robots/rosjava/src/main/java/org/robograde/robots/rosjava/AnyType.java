package org.robograde.robots.rosjava;

import org.ros.internal.message.topic.TopicDescription;
import org.ros.message.MessageDeclarationImpl;
import org.ros.message.MessageIdentifier;

/** The wildcard {@code *} as ROS writes it. ROSJava sends it on if it has it, but refuses to make it of a text. */
final class AnyType implements MessageIdentifier {
    static final String NAME = "*";

    private AnyType() {}

    static TopicDescription description() {
        TopicDescription description = new TopicDescription("any/any", "", NAME);
        Internals.write(MessageDeclarationImpl.class, description, "messageIdentifier", new AnyType());
        return description;
    }

    @Override
    public String getType() {
        return NAME;
    }

    @Override
    public String getPackage() {
        return NAME;
    }

    @Override
    public String getName() {
        return NAME;
    }
}

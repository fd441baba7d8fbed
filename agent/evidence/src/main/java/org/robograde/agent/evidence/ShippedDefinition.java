package org.robograde.agent.evidence;

import java.util.Map;
import java.util.Optional;
import org.robograde.robots.messages.Codec;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.WireEncoding;

/**
 * The definition of a channel whose recording holds none, from those shipped with the program.
 *
 * @param schemaEncoding the language it is written in
 * @param knownBy why it can be taken to be the right one
 */
record ShippedDefinition(String schemaEncoding, String text, String knownBy) {

    /** Empty if none is shipped, or the shipped one is another version of the type. */
    static Optional<ShippedDefinition> of(WireEncoding encoding, String type, Map<String, String> metadata) {
        Optional<MessageSchema> shipped =
                MessageRegistry.shipped().find(Codec.of(encoding).typeName(type));
        return switch (encoding) {
            case ROS1 ->
                shipped.filter(it -> it.md5().equals(metadata.get("md5sum")))
                        .map(it -> new ShippedDefinition(
                                encoding.schemaLabel(), it.fullDefinition(), "it has the same MD5"));
            // ROS 2 recordings of old state nothing that would tell versions of a type apart.
            case CDR ->
                shipped.map(it -> new ShippedDefinition(
                        encoding.schemaLabel(),
                        it.fullDefinition(),
                        "it has the same name; whether it is the same version cannot be told"));
        };
    }
}

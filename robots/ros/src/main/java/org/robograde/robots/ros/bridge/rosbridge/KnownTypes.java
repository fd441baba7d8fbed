package org.robograde.robots.ros.bridge.rosbridge;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.robograde.robots.messages.Codec;
import org.robograde.robots.messages.DefinitionException;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.MessageSchema;
import org.robograde.robots.messages.WireEncoding;
import org.slf4j.LoggerFactory;

/** What types are made of: as rosapi states it for this robot, else as the shipped definitions have it. Thread-safe. */
final class KnownTypes {
    /**
     * @param definition full text; empty if nobody knows it
     * @param schema empty if nobody knows it, or the robot's own text is not understood
     */
    record Known(String definition, Optional<MessageSchema> schema) {}

    private final WireEncoding generation;
    private final Rosapi rosapi;
    private final Map<String, Known> known = new HashMap<>();

    KnownTypes(WireEncoding generation, Rosapi rosapi) {
        this.generation = generation;
        this.rosapi = rosapi;
    }

    WireEncoding generation() {
        return generation;
    }

    /** Asks rosapi for a type that is new here; not for the receiving thread. */
    Known of(String type) {
        synchronized (known) {
            Known before = known.get(type);
            if (before != null) {
                return before;
            }
        }
        String stated = rosapi.definitions().getOrDefault(type, "");
        Known found = stated.isEmpty() ? shipped(type) : understood(type, stated);
        synchronized (known) {
            known.put(type, found);
        }
        return found;
    }

    /** A robot that comes back may have other software. */
    void forget() {
        synchronized (known) {
            known.clear();
        }
    }

    private Known understood(String type, String stated) {
        try {
            Codec codec = Codec.of(generation);
            return new Known(stated, Optional.of(codec.parse(codec.typeName(type), stated, MessageRegistry.shipped())));
        } catch (DefinitionException unclear) {
            LoggerFactory.getLogger(KnownTypes.class)
                    .warn(
                            "the robot's own definition of {} is kept but not understood: {}",
                            type,
                            unclear.getMessage());
            return new Known(stated, Optional.empty());
        }
    }

    private Known shipped(String type) {
        return MessageRegistry.shipped()
                .find(Codec.of(generation).typeName(type))
                .filter(schema -> schema.encoding() == generation)
                .map(schema -> new Known(schema.fullDefinition(), Optional.of(schema)))
                .orElseGet(() -> new Known("", Optional.empty()));
    }
}

package org.robograde.grader.measure;

import java.util.List;
import java.util.Optional;
import org.robograde.agent.evidence.Channel;
import org.robograde.robots.messages.DefinitionException;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.messages.RawMessage;
import org.robograde.robots.messages.RawMessageReader;
import org.robograde.robots.messages.WireEncoding;

/**
 * Where a message type holds its pose.
 *
 * @param position path of three numbers x, y, z
 * @param orientation path of a quaternion, empty where there is none
 * @param list path of an array of transforms of which one is meant, empty where there is none
 * @param parent frame of the transform meant
 * @param child frame of the transform meant
 * @param stamped whether the message begins with a header
 */
record PoseField(String position, String orientation, String list, String parent, String child, boolean stamped) {
    static final MessageRegistry REGISTRY = MessageRegistry.shipped();

    private static final List<String> USUAL = List.of("", "pose", "pose.pose", "transform", "point", "vector");

    /** Finds it in the definition a channel states. */
    static final class Finder {
        private final Optional<String> field;
        private final Optional<String> frames;

        Finder(Optional<String> field, Optional<String> frames) {
            this.field = field;
            this.frames = frames;
        }

        Optional<PoseField> in(Channel channel) {
            Optional<Message> empty = emptyOf(channel);
            if (empty.isEmpty()) {
                return Optional.empty();
            }
            Message message = empty.get();
            if (message.has("transforms")) {
                return transforms();
            }
            for (String path : field.map(List::of).orElse(USUAL)) {
                Optional<PoseField> found = at(message, path);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }

        private Optional<PoseField> transforms() {
            String both = frames.orElse("");
            int colon = both.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new PoseField(
                            "transform.translation",
                            "transform.rotation",
                            "transforms",
                            both.substring(0, colon),
                            both.substring(colon + 1),
                            true));
        }

        private static Optional<PoseField> at(Message message, String path) {
            String before = path.isEmpty() ? "" : path + ".";
            boolean stamped = message.has("header.stamp");
            for (String position : List.of(before + "position", before + "translation")) {
                if (isPoint(message, position)) {
                    String turn = before + (position.endsWith("position") ? "orientation" : "rotation");
                    boolean turned = message.has(turn + ".w");
                    return Optional.of(new PoseField(position, turned ? turn : "", "", "", "", stamped));
                }
            }
            return !path.isEmpty() && isPoint(message, path)
                    ? Optional.of(new PoseField(path, "", "", "", "", stamped))
                    : Optional.empty();
        }

        private static boolean isPoint(Message message, String path) {
            return message.has(path + ".x") && message.has(path + ".y") && message.has(path + ".z");
        }

        private static Optional<Message> emptyOf(Channel channel) {
            try {
                return encoding(channel)
                        .map(encoding -> new RawMessageReader(REGISTRY)
                                .schema(raw(channel, encoding, java.nio.ByteBuffer.allocate(0)))
                                .newMessage()
                                .build());
            } catch (DefinitionException e) {
                return Optional.empty();
            }
        }
    }

    static Optional<WireEncoding> encoding(Channel channel) {
        return switch (channel.messageEncoding()) {
            case "ros1" -> Optional.of(WireEncoding.ROS1);
            case "cdr" -> Optional.of(WireEncoding.CDR);
            default -> Optional.empty();
        };
    }

    static RawMessage raw(Channel channel, WireEncoding encoding, java.nio.ByteBuffer payload) {
        return new RawMessage(
                channel.topic(), encoding, channel.schemaName(), "", channel.schemaText(), "", false, payload, 0, 0);
    }
}

package org.robograde.agent.evidence.db3;

/**
 * One topic of a ROS 2 recording.
 *
 * @param type {@code package/msg/Name}
 * @param serializationFormat {@code cdr} in nearly all recordings
 * @param offeredQos as YAML text, empty where the file does not say
 * @param typeHash {@code RIHS01_...}, empty where the file does not say
 * @param definitionEncoding {@code ros2msg} or {@code ros2idl}; empty where the file holds no definition
 * @param definition full text with all dependencies; empty where the file holds none (before ROS 2 Iron none does)
 */
public record Db3Topic(
        long id,
        String name,
        String type,
        String serializationFormat,
        String offeredQos,
        String typeHash,
        String definitionEncoding,
        String definition) {}

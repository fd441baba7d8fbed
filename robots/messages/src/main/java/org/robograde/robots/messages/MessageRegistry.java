package org.robograde.robots.messages;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Message and service types known by name: those shipped with the product, plus any found in a ROS package path. Immutable and thread-safe. */
public final class MessageRegistry {
    private final Map<String, MessageSchema> messages;
    private final Map<String, ServiceSchema> services;

    private MessageRegistry(Map<String, MessageSchema> messages, Map<String, ServiceSchema> services) {
        this.messages = messages;
        this.services = services;
    }

    /** The definitions shipped in this jar (std_msgs, geometry_msgs, sensor_msgs, nav_msgs, tf2_msgs, ... and our own). */
    public static MessageRegistry shipped() {
        return Shipped.REGISTRY;
    }

    /** Knows nothing: for reading definitions that must be complete in themselves. */
    public static MessageRegistry empty() {
        return new MessageRegistry(new TreeMap<>(), new TreeMap<>());
    }

    /** This registry and one more type with all it is made of; the type itself replaces one of the same name, its parts do not. */
    public MessageRegistry with(MessageSchema schema) {
        Map<String, MessageSchema> more = new TreeMap<>(messages);
        schema.dependencies().forEach(more::putIfAbsent);
        more.put(schema.type(), schema);
        return new MessageRegistry(more, services);
    }

    /**
     * This registry and every {@code PACKAGE/msg/*.msg}, {@code PACKAGE/srv/*.srv} and the messages of every {@code
     * PACKAGE/action/*.action} below the given folders, as ROS_PACKAGE_PATH names them; a type found there replaces one of the same name, the first folder wins.
     *
     * @throws DefinitionException if a file cannot be read or understood
     */
    public MessageRegistry withPackagePath(List<Path> folders) {
        return with(DefinitionFiles.inPackagePath(folders));
    }

    MessageRegistry with(DefinitionFiles files) {
        Map<String, Definition> definitions = new HashMap<>();
        files.messages().forEach((type, text) -> definitions.put(type, DefinitionParser.parse(type, text)));
        SchemaAssembly assembly = new SchemaAssembly(definitions, this::find);
        Map<String, MessageSchema> moreMessages = new TreeMap<>(messages);
        definitions.forEach((type, definition) -> moreMessages.put(type, assembly.assemble(definition)));
        MessageRegistry found = new MessageRegistry(moreMessages, services);
        Map<String, ServiceSchema> moreServices = new TreeMap<>(services);
        files.services().forEach((type, text) -> moreServices.put(type, ServiceSchema.parse(type, text, found)));
        return new MessageRegistry(moreMessages, moreServices);
    }

    /** Every message type known, by name. */
    public SortedSet<String> types() {
        return new TreeSet<>(messages.keySet());
    }

    /** Every service type known, by name. */
    public SortedSet<String> serviceTypes() {
        return new TreeSet<>(services.keySet());
    }

    /**
     * A ROS 2 name also finds the ROS 2 form of a known ROS 1 type, as long as ROS 2 is not known to define it otherwise.
     */
    public Optional<MessageSchema> find(String type) {
        MessageSchema known = messages.get(type);
        if (known != null || !type.contains("/msg/")) {
            return Optional.ofNullable(known);
        }
        return Optional.ofNullable(messages.get(TypeNames.ros1(type)))
                .filter(ros1 -> !Ros2Form.differs(ros1.type()))
                .map(Ros2Form::of);
    }

    /** A ROS 2 name also finds the ROS 2 form of a known ROS 1 type. */
    public Optional<ServiceSchema> findService(String type) {
        ServiceSchema known = services.get(type);
        if (known != null || !type.contains("/srv/")) {
            return Optional.ofNullable(known);
        }
        return Optional.ofNullable(services.get(TypeNames.ros1(type))).map(Ros2Form::of);
    }

    /** @throws DefinitionException if the type is unknown, naming the nearest known name */
    public MessageSchema get(String type) {
        return find(type).orElseThrow(() -> unknown("message", type, messages.keySet()));
    }

    /** @throws DefinitionException if the service type is unknown */
    public ServiceSchema service(String type) {
        return findService(type).orElseThrow(() -> unknown("service", type, services.keySet()));
    }

    /**
     * An action by its bare name, {@code move_base_msgs/MoveBase}, put together from its seven messages.
     *
     * @throws DefinitionException if one of them is unknown
     */
    public ActionSchema action(String type) {
        return new ActionSchema(
                type,
                get(type + "Action"),
                get(type + "Goal"),
                get(type + "Result"),
                get(type + "Feedback"),
                get(type + "ActionGoal"),
                get(type + "ActionResult"),
                get(type + "ActionFeedback"));
    }

    private static DefinitionException unknown(String kind, String type, Iterable<String> known) {
        String hint = NearestName.to(type, known)
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
        return new DefinitionException("no definition of " + kind + " type '" + type + "' is known here" + hint);
    }

    /** Read when first asked for, once. */
    private static final class Shipped {
        static final MessageRegistry REGISTRY = empty().with(DefinitionFiles.shipped());
    }
}

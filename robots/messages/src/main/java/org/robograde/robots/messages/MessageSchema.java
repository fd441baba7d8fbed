package org.robograde.robots.messages;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message type of ROS 1 or ROS 2, parsed from its definition text: everything needed to encode, decode and identify it. Immutable; equal when type and content are. */
public final class MessageSchema {
    /** Ten times the largest fixed array seen on a robot; beyond it a definition is an attack on memory. */
    private static final long LARGEST_MINIMUM_BYTES = 64L << 20;

    /** Far above any robot's message; types that hold each other twice at every level reach it in twenty lines of text. */
    private static final long MOST_VALUES = 1L << 20;

    private final Definition definition;
    private final List<FieldSchema> fields;
    private final ValueType[] valueTypes;
    private final Map<String, Integer> indexByName = new HashMap<>();
    private final int minimumBytes;
    private final long valuesWithin;
    private final String identity;
    private volatile @Nullable Message empty;

    MessageSchema(Definition definition, List<FieldSchema> fields) {
        this.definition = definition;
        this.fields = List.copyOf(fields);
        this.valueTypes = new ValueType[fields.size()];
        // A structure without members does not exist in DDS: ROS 2 puts one byte into it.
        long bytes = fields.isEmpty() && definition.encoding() == WireEncoding.CDR ? 1 : 0;
        long within = fields.size();
        for (int i = 0; i < valueTypes.length; i++) {
            FieldSchema field = fields.get(i);
            bytes += fewestBytes(field);
            if (bytes > LARGEST_MINIMUM_BYTES) {
                throw new DefinitionException(
                        type() + "." + field.name() + ": no message of this type could be smaller than 64 MiB");
            }
            within += valuesWithin(field);
            if (within > MOST_VALUES) {
                throw new DefinitionException(type() + "." + field.name()
                        + ": every message of this type would hold more than " + MOST_VALUES + " values");
            }
            valueTypes[i] = valueType(field);
            checkDefault(field, valueTypes[i]);
            indexByName.put(field.name(), i);
        }
        this.minimumBytes = (int) bytes;
        this.valuesWithin = within;
        this.identity = Identity.md5(definition, fields);
    }

    /** Else a default that its field cannot hold would only show when a message is begun. */
    private void checkDefault(FieldSchema field, ValueType valueType) {
        try {
            field.defaultValue().ifPresent(valueType::accept);
        } catch (IllegalArgumentException unfit) {
            throw new DefinitionException(
                    type() + "." + field.name() + " cannot have its default value: " + unfit.getMessage());
        }
    }

    private ValueType single(FieldSchema field) {
        Optional<ValueType> nested = field.nested().map(NestedType::new);
        return nested.orElseGet(() -> {
            Primitive primitive = Primitive.named(encoding(), field.type()).orElseThrow();
            return field.textBound() == FieldSchema.UNBOUNDED
                    ? primitive
                    : new BoundedText(primitive, field.textBound());
        });
    }

    private ValueType valueType(FieldSchema field) {
        ValueType single = single(field);
        if (!field.isArray()) {
            return single;
        }
        return single instanceof Primitive primitive && primitive.compareTo(Primitive.STRING) < 0
                ? PackedArray.of(primitive, ArraySize.of(field))
                : new ListArray(single, ArraySize.of(field));
    }

    private long fewestBytes(FieldSchema field) {
        return switch (field.arrayLength()) {
            case FieldSchema.SINGLE -> single(field).minimumBytes();
            case FieldSchema.VARIABLE -> 4;
            default -> (long) field.arrayLength() * single(field).minimumBytes();
        };
    }

    private static long valuesWithin(FieldSchema field) {
        return field.nested().map(nested -> nested.valuesWithin).orElse(0L) * Math.max(1, field.arrayLength());
    }

    /**
     * Parses a definition as a publisher sends it: the type's own text, then each dependency after a line of {@code =}
     * and {@code MSG: package/Name}.
     *
     * @throws DefinitionException naming type, line and what is wrong; also when a dependency is neither in the text nor
     *     in {@code registry}
     */
    public static MessageSchema parse(String type, String definition, MessageRegistry registry) {
        return parse(WireEncoding.ROS1, type, definition, registry);
    }

    /**
     * Parses a definition in the language that goes with an encoding; the names in a ROS 2 text may have their middle part or not.
     *
     * @throws DefinitionException naming type, line and what is wrong; also when a dependency is neither in the text nor
     *     in {@code registry}
     */
    public static MessageSchema parse(WireEncoding encoding, String type, String definition, MessageRegistry registry) {
        Map<String, Definition> parts = SchemaAssembly.split(encoding, type, definition);
        Definition own = Objects.requireNonNull(parts.get(type));
        return new SchemaAssembly(parts, registry::find).assemble(own);
    }

    /** How messages of this type are written. */
    public WireEncoding encoding() {
        return definition.encoding();
    }

    /** {@code package/Name}, in ROS 2 {@code package/msg/Name}. */
    public String type() {
        return definition.type();
    }

    /** 32 lower-case hex digits, equal to what Debian's genmsg computes; empty for ROS 2, which has no such thing. */
    public String md5() {
        return encoding() == WireEncoding.ROS1 ? identity : "";
    }

    String identity() {
        return identity;
    }

    /** The type's own text, without its dependencies. */
    public String ownDefinition() {
        return definition.text();
    }

    /** The complete definition with all dependency blocks, as genmsg's {@code gendeps --cat} writes it. */
    public String fullDefinition() {
        return Identity.fullDefinition(this);
    }

    public List<FieldSchema> fields() {
        return fields;
    }

    public Optional<FieldSchema> field(String name) {
        return Optional.ofNullable(indexByName.get(name)).map(fields::get);
    }

    public List<ConstantSchema> constants() {
        return definition.constants();
    }

    /** The value of a constant, e.g. {@code ACTIVE} of actionlib_msgs/GoalStatus. */
    public Optional<Object> constant(String name) {
        return constants().stream()
                .filter(constant -> constant.name().equals(name))
                .map(ConstantSchema::value)
                .findFirst();
    }

    /** Starts an empty message of this type: numbers zero, texts empty, arrays empty, unless the definition states a default. */
    public Message.Builder newMessage() {
        return new Message.Builder(empty());
    }

    Definition definition() {
        return definition;
    }

    /** Made when first asked for, since most schemas are only ever read with; making it twice does no harm. */
    Message empty() {
        Message known = empty;
        if (known == null) {
            Object[] values = new Object[valueTypes.length];
            for (int i = 0; i < values.length; i++) {
                ValueType type = valueTypes[i];
                Optional<Object> stated = fields.get(i).defaultValue();
                values[i] = stated.isPresent() ? type.accept(stated.get()) : type.empty();
            }
            known = new Message(this, values);
            empty = known;
        }
        return known;
    }

    int minimumBytes() {
        return minimumBytes;
    }

    int indexOf(String field) {
        return indexByName.getOrDefault(field, -1);
    }

    ValueType valueType(int index) {
        return valueTypes[index];
    }

    Message read(WireReader in) {
        if (fields.isEmpty()) {
            in.takeBytes(minimumBytes);
        }
        Object[] values = new Object[valueTypes.length];
        for (int i = 0; i < values.length; i++) {
            try {
                values[i] = valueTypes[i].read(in);
            } catch (WireFault fault) {
                throw fault.within(fields.get(i).name());
            }
        }
        return new Message(this, values);
    }

    void write(WireWriter out, Message message) {
        if (fields.isEmpty() && minimumBytes > 0) {
            out.number(1).put((byte) 0);
        }
        for (int i = 0; i < valueTypes.length; i++) {
            valueTypes[i].write(out, message.value(i));
        }
    }

    /** Every type this one is made of, directly or not, in the order a complete definition lists them. */
    Map<String, MessageSchema> dependencies() {
        Map<String, MessageSchema> found = new LinkedHashMap<>();
        collect(found);
        return found;
    }

    private void collect(Map<String, MessageSchema> found) {
        for (FieldSchema field : fields) {
            field.nested().ifPresent(nested -> {
                if (found.putIfAbsent(nested.type(), nested) == null) {
                    nested.collect(found);
                }
            });
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof MessageSchema schema
                        && schema.type().equals(type())
                        && schema.identity.equals(identity));
    }

    @Override
    public int hashCode() {
        return identity.hashCode();
    }

    @Override
    public String toString() {
        return type() + " (" + identity + ")";
    }
}

package org.robograde.robots.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Carries messages of one type over to another by field name, as between the ROS 1 and the ROS 2 form of a type: {@code D} finds {@code d},
 * times find times, {@code byte} keeps its bits. What has no counterpart is named, not guessed.
 */
public final class FieldMapping {
    private final MessageSchema to;
    private final @Nullable Step[] steps;
    private final List<String> lost = new ArrayList<>();
    private final List<String> unset = new ArrayList<>();

    /** From field {@code source} of the old message, converted. */
    private record Step(int source, UnaryOperator<Object> convert) {}

    private FieldMapping(MessageSchema from, MessageSchema to) {
        this.to = to;
        this.steps = new Step[to.fields().size()];
        boolean[] used = new boolean[from.fields().size()];
        for (int i = 0; i < steps.length; i++) {
            FieldSchema wanted = to.fields().get(i);
            Optional<FieldSchema> given = counterpart(from, wanted.name());
            if (given.isEmpty()) {
                unset.add(wanted.name());
                continue;
            }
            int source = from.indexOf(given.get().name());
            used[source] = true;
            ValueType target = to.valueType(i);
            steps[i] = new Step(source, step(from, given.get(), from.valueType(source), wanted, target));
        }
        for (int i = 0; i < used.length; i++) {
            if (!used[i]) {
                lost.add(from.fields().get(i).name());
            }
        }
    }

    /** @throws DefinitionException if two fields of one name cannot hold the same values, naming both */
    public static FieldMapping between(MessageSchema from, MessageSchema to) {
        return new FieldMapping(from, to);
    }

    /** @throws DefinitionException if a value does not fit, naming the field: a time before 1970 has no place in ROS 1 */
    public Message convert(Message message) {
        Object[] values = new Object[steps.length];
        for (int i = 0; i < values.length; i++) {
            Step step = steps[i];
            try {
                values[i] = step == null ? to.empty().value(i) : step.convert().apply(message.value(step.source()));
            } catch (IllegalArgumentException unfit) {
                throw new DefinitionException(
                        to.type() + "." + to.fields().get(i).name() + ": " + unfit.getMessage());
            }
        }
        return new Message(to, values);
    }

    /** Fields of the old type, as paths, that the new one has no place for. */
    public List<String> lost() {
        return List.copyOf(lost);
    }

    /** Fields of the new type, as paths, that the old one says nothing about; they keep what a new message starts with. */
    public List<String> unset() {
        return List.copyOf(unset);
    }

    private static Optional<FieldSchema> counterpart(MessageSchema from, String name) {
        Optional<FieldSchema> same = from.field(name);
        return same.isPresent()
                ? same
                : from.fields().stream()
                        .filter(field -> Ros2Form.fieldName(field.name()).equals(Ros2Form.fieldName(name)))
                        .findFirst();
    }

    private UnaryOperator<Object> step(
            MessageSchema from, FieldSchema given, ValueType source, FieldSchema wanted, ValueType target) {
        if (given.isArray() != wanted.isArray()) {
            throw unlike(from, given, source, target);
        }
        if (given.nested().isPresent() && wanted.nested().isPresent()) {
            FieldMapping inner = between(given.nested().get(), wanted.nested().get());
            inner.lost.forEach(path -> lost.add(given.name() + "." + path));
            inner.unset.forEach(path -> unset.add(wanted.name() + "." + path));
            return wanted.isArray()
                    ? value -> target.accept(((List<?>) value)
                            .stream().map(each -> inner.convert((Message) each)).toList())
                    : value -> inner.convert((Message) value);
        }
        if (given.nested().isPresent() || wanted.nested().isPresent() || kind(given) != kind(wanted)) {
            throw unlike(from, given, source, target);
        }
        boolean reinterprets = !given.type().equals(wanted.type()) && isByte(given) && isByte(wanted);
        if (!reinterprets || given.isArray()) {
            return target::accept;
        }
        return wanted.type().equals("int8")
                ? value -> target.accept((long) ((Long) value).byteValue())
                : value -> target.accept((Long) value & 0xFF);
    }

    private enum Kind {
        TRUTH,
        INTEGER,
        REAL,
        TEXT,
        TIME,
        DURATION
    }

    private static Kind kind(FieldSchema field) {
        return switch (field.type()) {
            case "bool" -> Kind.TRUTH;
            case "float32", "float64" -> Kind.REAL;
            case "string", "wstring" -> Kind.TEXT;
            case "time" -> Kind.TIME;
            case "duration" -> Kind.DURATION;
            default -> Kind.INTEGER;
        };
    }

    private static boolean isByte(FieldSchema field) {
        return field.type().equals("int8") || field.type().equals("uint8");
    }

    private DefinitionException unlike(MessageSchema from, FieldSchema given, ValueType source, ValueType target) {
        return new DefinitionException(from.type() + "." + given.name() + " is " + source.typeName() + ", " + to.type()
                + " has " + target.typeName() + " there; the two are different types of one name");
    }
}

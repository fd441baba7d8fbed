package org.robograde.robots.messages;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.robograde.robots.messages.Definition.Declaration;

/**
 * Reads one type's own definition text in the ROS 2 interface language: bounds ({@code string<=10}, {@code int32[<=5]}), {@code wstring},
 * default values, quoted string constants.
 */
final class Ros2DefinitionParser {
    static final Pattern TYPE_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*/(?:msg|srv|action)/[A-Za-z][A-Za-z0-9_]*");

    private static final Pattern LINE =
            Pattern.compile("(?<base>[A-Za-z][A-Za-z0-9_/]*)(?:<=(?<text>[0-9]+))?(?:\\[(?<array>(?:<=)?[0-9]*)])?"
                    + "[ \\t]+(?<name>[A-Za-z][A-Za-z0-9_]*)(?:[ \\t]*=[ \\t]*(?<constant>.*)|[ \\t]+(?<value>.+))?");
    private static final Pattern BARE_TYPE = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    private final String type;
    private final List<ConstantSchema> constants = new ArrayList<>();
    private final List<Declaration> declarations = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private int line;

    private Ros2DefinitionParser(String type) {
        this.type = type;
    }

    /** @throws DefinitionException naming type, line and what is wrong */
    static Definition parse(String type, String text) {
        if (!TYPE_NAME.matcher(type).matches()) {
            throw new DefinitionException("'" + type + "' is not a ROS 2 type name; write package/msg/Name");
        }
        Ros2DefinitionParser parser = new Ros2DefinitionParser(type);
        text.lines().forEach(parser::readLine);
        return new Definition(
                WireEncoding.CDR, type, text, List.copyOf(parser.constants), List.copyOf(parser.declarations));
    }

    private void readLine(String written) {
        line++;
        String bare = Ros2Literal.withoutComment(written).strip();
        if (bare.isEmpty()) {
            return;
        }
        Matcher parts = LINE.matcher(bare);
        if (!parts.matches()) {
            throw wrong("'" + bare + "' is not a field; write 'type name', 'type[] name default' or 'type NAME=value'");
        }
        if (parts.group("constant") != null) {
            constants.add(constant(parts));
        } else {
            declarations.add(declaration(parts));
        }
    }

    private Declaration declaration(Matcher parts) {
        String name = parts.group("name");
        if (!names.add(name)) {
            throw wrong("field '" + name + "' is declared twice");
        }
        String base = resolve(parts.group("base"));
        int textBound = textBound(base, parts.group("text"));
        String array = parts.group("array");
        int arrayBound =
                array != null && array.startsWith("<=") ? bound("array", array.substring(2)) : FieldSchema.UNBOUNDED;
        int length = arrayLength(array);
        String written = parts.group("base")
                + (textBound == FieldSchema.UNBOUNDED ? "" : "<=" + textBound)
                + (array == null ? "" : "[" + array + "]");
        Optional<Object> value = Optional.ofNullable(parts.group("value"))
                .map(text -> defaultValue(base, length != FieldSchema.SINGLE, name, text));
        return new Declaration(written, base, length, name, line, arrayBound, textBound, value);
    }

    private int arrayLength(@Nullable String array) {
        if (array == null) {
            return FieldSchema.SINGLE;
        }
        return array.isEmpty() || array.startsWith("<=") ? FieldSchema.VARIABLE : number("array length", array);
    }

    private int textBound(String base, @Nullable String written) {
        if (written == null) {
            return FieldSchema.UNBOUNDED;
        }
        if (!base.equals("string") && !base.equals("wstring")) {
            throw wrong("'" + base + "<=" + written + "': only string and wstring have a bound");
        }
        return bound("text", written);
    }

    private int bound(String of, String written) {
        int bound = number(of + " bound", written);
        if (bound == 0) {
            throw wrong("a " + of + " bound must be above 0");
        }
        return bound;
    }

    private int number(String what, String written) {
        try {
            return Integer.parseInt(written);
        } catch (NumberFormatException unfit) {
            throw wrong(what + " '" + written + "' is missing or too large");
        }
    }

    /** A built-in type by its ROS 2 meaning, else the full name of a message. */
    private String resolve(String base) {
        // ROS 1 has built-in types of these names; here they could only be messages of this package.
        boolean isRos1Only = base.equals("time") || base.equals("duration");
        Optional<Primitive> primitive = isRos1Only ? Optional.empty() : Primitive.named(WireEncoding.CDR, base);
        if (primitive.isPresent()) {
            return primitive.get().typeName();
        }
        String inPackage = BARE_TYPE.matcher(base).matches() ? type.substring(0, type.indexOf('/') + 1) + base : base;
        String full = TypeNames.ros2(inPackage);
        if (!TYPE_NAME.matcher(full).matches()) {
            throw wrong("'" + base + "' is not a type");
        }
        return switch (full) {
            case "builtin_interfaces/msg/Time" -> "time";
            case "builtin_interfaces/msg/Duration" -> "duration";
            default -> full;
        };
    }

    private Object defaultValue(String base, boolean array, String name, String text) {
        return literal(
                base,
                name,
                () -> array ? Ros2Literal.array(builtIn(base), text) : Ros2Literal.single(builtIn(base), text));
    }

    private ConstantSchema constant(Matcher parts) {
        String base = resolve(parts.group("base"));
        String name = parts.group("name");
        String text = parts.group("constant");
        if (parts.group("array") != null) {
            throw wrong("constant " + name + " cannot be an array");
        }
        Object value = literal(base, name, () -> Ros2Literal.single(builtIn(base), text));
        return new ConstantSchema(name, parts.group("base"), text, value);
    }

    private Object literal(String base, String name, java.util.function.Supplier<Object> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException unfit) {
            throw wrong(name + ": " + unfit.getMessage() + " for a " + base);
        }
    }

    private Primitive builtIn(String base) {
        return Primitive.named(WireEncoding.CDR, base)
                .filter(known -> known != Primitive.SIGNED_TIME && known != Primitive.DURATION)
                .orElseThrow(() -> wrong("a field or constant of type '" + base + "' cannot be given a value"));
    }

    private DefinitionException wrong(String problem) {
        return new DefinitionException(type + " line " + line + ": " + problem);
    }
}

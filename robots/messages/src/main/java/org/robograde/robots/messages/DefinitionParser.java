package org.robograde.robots.messages;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.robograde.robots.messages.Definition.Declaration;

/** Reads one type's own definition text line by line, as the ROS 1 message language has it: a constant or a field per line, comments after {@code #}. */
final class DefinitionParser {
    static final Pattern TYPE_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*/[A-Za-z][A-Za-z0-9_]*");

    private static final Pattern FIELD =
            Pattern.compile("([A-Za-z][A-Za-z0-9_/]*)(?:\\[([0-9]*)])?[ \\t]+([A-Za-z][A-Za-z0-9_]*)");
    private static final Pattern CONSTANT_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    private final String type;
    private final List<ConstantSchema> constants = new ArrayList<>();
    private final List<Declaration> declarations = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private int line;

    private DefinitionParser(String type) {
        this.type = type;
    }

    /** @throws DefinitionException naming type, line and what is wrong */
    static Definition parse(String type, String text) {
        if (!TYPE_NAME.matcher(type).matches()) {
            throw new DefinitionException("'" + type + "' is not a type name; write package/Name");
        }
        DefinitionParser parser = new DefinitionParser(type);
        text.lines().forEach(parser::readLine);
        return new Definition(
                WireEncoding.ROS1, type, text, List.copyOf(parser.constants), List.copyOf(parser.declarations));
    }

    private void readLine(String written) {
        line++;
        String bare = withoutComment(written);
        if (bare.isEmpty()) {
            return;
        }
        if (bare.indexOf('=') >= 0) {
            constants.add(constant(written, bare));
        } else {
            declarations.add(declaration(bare));
        }
    }

    private Declaration declaration(String bare) {
        Matcher field = FIELD.matcher(bare);
        if (!field.matches()) {
            throw wrong("'" + bare + "' is not a field; write 'type name', 'type[] name' or 'type NAME=value'");
        }
        String base = field.group(1);
        String count = field.group(2);
        String name = field.group(3);
        if (!names.add(name)) {
            throw wrong("field '" + name + "' is declared twice");
        }
        String writtenType = base + (count == null ? "" : "[" + count + "]");
        return Declaration.plain(writtenType, resolve(base), arrayLength(count), name, line);
    }

    private int arrayLength(@Nullable String count) {
        if (count == null) {
            return FieldSchema.SINGLE;
        }
        if (count.isEmpty()) {
            return FieldSchema.VARIABLE;
        }
        try {
            return Integer.parseInt(count);
        } catch (NumberFormatException tooLong) {
            throw wrong("array length " + count + " is too large");
        }
    }

    private String resolve(String base) {
        if (Primitive.named(base).isPresent()) {
            return base;
        }
        if (base.equals("Header")) {
            return "std_msgs/Header";
        }
        String full = base.indexOf('/') >= 0 ? base : type.substring(0, type.indexOf('/') + 1) + base;
        if (!TYPE_NAME.matcher(full).matches()) {
            throw wrong("'" + base + "' is not a type");
        }
        return full;
    }

    private ConstantSchema constant(String written, String bare) {
        int space = firstBlank(bare);
        String constantType = space < 0 ? bare : bare.substring(0, space);
        Primitive primitive = Primitive.named(constantType)
                .filter(known -> known != Primitive.TIME && known != Primitive.DURATION)
                .orElseThrow(() -> wrong("'" + constantType + "' is not a type a constant can have"));
        // A string constant keeps all that follows the equals sign: no comment is possible there.
        String declaration = primitive == Primitive.STRING ? written.strip().substring(space) : bare.substring(space);
        int equals = declaration.indexOf('=');
        String name = declaration.substring(0, equals).strip();
        String text = declaration.substring(equals + 1).strip();
        if (!CONSTANT_NAME.matcher(name).matches()) {
            throw wrong("'" + name + "' is not a name for a constant");
        }
        return new ConstantSchema(name, constantType, text, value(primitive, name, text));
    }

    private Object value(Primitive primitive, String name, String text) {
        try {
            return switch (primitive) {
                case STRING -> text;
                case FLOAT32, FLOAT64 -> Double.parseDouble(text);
                case BOOL -> truth(text);
                case UINT64 -> Long.parseUnsignedLong(text);
                default -> primitive.inRange(Long.parseLong(text));
            };
        } catch (IllegalArgumentException unfit) {
            throw wrong("constant " + name + ": '" + text + "' is not a " + primitive.typeName());
        }
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "True", "true", "1" -> true;
            case "False", "false", "0" -> false;
            default -> Long.parseLong(text) != 0;
        };
    }

    private DefinitionException wrong(String problem) {
        return new DefinitionException(type + " line " + line + ": " + problem);
    }

    private static int firstBlank(String text) {
        int space = text.indexOf(' ');
        int tab = text.indexOf('\t');
        return space < 0 || (tab >= 0 && tab < space) ? tab : space;
    }

    private static String withoutComment(String written) {
        int comment = written.indexOf('#');
        return (comment < 0 ? written : written.substring(0, comment)).strip();
    }
}

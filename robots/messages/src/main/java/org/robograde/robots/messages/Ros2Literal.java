package org.robograde.robots.messages;

import java.util.ArrayList;
import java.util.List;

/** Reads the values that a ROS 2 definition writes: constants and defaults. */
final class Ros2Literal {
    private Ros2Literal() {}

    /** The line up to a number sign that stands outside quotes. */
    static String withoutComment(String line) {
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char each = line.charAt(i);
            if (each == '\\' && quote != 0) {
                i++;
            } else if (quote != 0) {
                quote = each == quote ? 0 : quote;
            } else if (each == '#') {
                return line.substring(0, i);
            } else if (startsQuote(line, i)) {
                quote = each;
            }
        }
        return line;
    }

    /** An apostrophe inside a word, as an unquoted text may have it, starts nothing. */
    private static boolean startsQuote(String line, int at) {
        char each = line.charAt(at);
        return (each == '"' || each == '\'') && (at == 0 || " \t=[,".indexOf(line.charAt(at - 1)) >= 0);
    }

    /** @throws IllegalArgumentException if the text is no value of the type */
    static Object single(Primitive type, String text) {
        String bare = text.strip();
        try {
            return switch (type) {
                case BOOL -> truth(bare);
                case STRING, WSTRING -> unquoted(bare);
                case FLOAT32, FLOAT64 -> Double.parseDouble(bare);
                default -> integer(type, bare);
            };
        } catch (IllegalArgumentException unfit) {
            throw new IllegalArgumentException("'" + bare + "' is no value", unfit);
        }
    }

    /** {@code [1, 2, 3]}. */
    static List<Object> array(Primitive element, String text) {
        String bare = text.strip();
        if (!bare.startsWith("[") || !bare.endsWith("]") || bare.length() < 2) {
            throw new IllegalArgumentException("'" + bare + "' is no array in brackets");
        }
        List<Object> values = new ArrayList<>();
        for (String part : parts(bare.substring(1, bare.length() - 1))) {
            values.add(single(element, part));
        }
        return values;
    }

    private static List<String> parts(String inside) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        char quote = 0;
        for (int i = 0; i < inside.length(); i++) {
            char each = inside.charAt(i);
            if (each == '\\' && quote != 0) {
                i++;
            } else if (quote != 0) {
                quote = each == quote ? 0 : quote;
            } else if (each == '"' || each == '\'') {
                quote = each;
            } else if (each == ',') {
                parts.add(inside.substring(from, i));
                from = i + 1;
            }
        }
        if (!inside.substring(from).isBlank()) {
            parts.add(inside.substring(from));
        }
        return parts;
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "True", "true", "1" -> true;
            case "False", "false", "0" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static long integer(Primitive type, String text) {
        boolean negative = text.startsWith("-");
        String digits = negative || text.startsWith("+") ? text.substring(1) : text;
        int radix = digits.length() < 2 ? 10 : radix(digits.substring(0, 2));
        String bare = radix == 10 ? digits : digits.substring(2);
        if (type == Primitive.UINT64 && !negative) {
            return Long.parseUnsignedLong(bare, radix);
        }
        return type.inRange(Long.parseLong(negative ? "-" + bare : bare, radix));
    }

    private static int radix(String prefix) {
        return switch (prefix) {
            case "0x", "0X" -> 16;
            case "0o", "0O" -> 8;
            case "0b", "0B" -> 2;
            default -> 10;
        };
    }

    private static String unquoted(String text) {
        char first = text.isEmpty() ? 0 : text.charAt(0);
        if (first != '"' && first != '\'') {
            return text;
        }
        if (text.length() < 2 || text.charAt(text.length() - 1) != first) {
            throw new IllegalArgumentException(text);
        }
        return text.substring(1, text.length() - 1).replace("\\" + first, String.valueOf(first));
    }
}

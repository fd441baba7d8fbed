package org.robograde.robots.ros.names;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A node's command line, taken apart as every ROS 1 client library does: {@code from:=to} remaps a name, {@code _key:=value}
 * sets the node's own parameter {@code ~key}, {@code __key:=value} says how the node itself is to start.
 *
 * @param remappings names as written
 * @param privateParameters key without its underscore; whole numbers, fractions and booleans are read as such, all else is
 *     text, as roscpp does it
 * @param special {@code name}, {@code ns}, {@code ip}, {@code hostname}, {@code master}, and whatever else stood after two
 *     underscores
 * @param rest arguments that are none of these
 */
public record NodeArguments(
        Map<String, String> remappings,
        Map<String, Object> privateParameters,
        Map<String, String> special,
        List<String> rest) {
    private static final String ASSIGNS = ":=";

    public NodeArguments {
        remappings = Map.copyOf(remappings);
        privateParameters = Map.copyOf(privateParameters);
        special = Map.copyOf(special);
        rest = List.copyOf(rest);
    }

    /** @throws IllegalArgumentException if a remapping has an empty side, or one that cannot be a name */
    public static NodeArguments parse(List<String> arguments) {
        Map<String, String> remappings = new LinkedHashMap<>();
        Map<String, Object> parameters = new LinkedHashMap<>();
        Map<String, String> special = new LinkedHashMap<>();
        List<String> rest = new ArrayList<>();
        for (String argument : arguments) {
            int at = argument.indexOf(ASSIGNS);
            if (at < 0) {
                rest.add(argument);
                continue;
            }
            String from = argument.substring(0, at);
            String to = argument.substring(at + ASSIGNS.length());
            if (from.startsWith("__")) {
                special.put(from.substring(2), to);
            } else if (from.startsWith("_")) {
                parameters.put(from.substring(1), value(to));
            } else {
                remappings.put(legal(from, argument), legal(to, argument));
            }
        }
        return new NodeArguments(remappings, parameters, special, rest);
    }

    private static String legal(String name, String argument) {
        if (!GraphName.isLegal(name)) {
            throw new IllegalArgumentException("'" + argument + "' is no remapping: '" + name + "' is not a ROS name");
        }
        return name;
    }

    private static Object value(String text) {
        if (text.matches("[-+]?[0-9]{1,10}")) {
            long number = Long.parseLong(text);
            return number == (int) number ? (Object) (int) number : (Object) (double) number;
        }
        if (text.matches("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?")) {
            return Double.parseDouble(text);
        }
        return switch (text) {
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> text;
        };
    }
}

package org.robograde.robots.ros.names;

import java.util.Map;
import java.util.regex.Pattern;

/** Resolution of ROS graph names. */
public final class GraphName {
    private static final Pattern LEGAL = Pattern.compile("[~/A-Za-z][A-Za-z0-9_/]*|~/?|/");

    private GraphName() {}

    /** Whether the characters are those of a graph name, absolute, relative or private. */
    public static boolean isLegal(String name) {
        return LEGAL.matcher(name).matches();
    }

    /**
     * The absolute form of a name: {@code /a} stays, {@code ~a} is below the node, {@code a} is beside it.
     *
     * @throws IllegalArgumentException if the name has characters no graph name can have
     */
    public static String resolve(String name, String node) {
        if (!isLegal(name)) {
            throw new IllegalArgumentException("'" + name
                    + "' is not a ROS name; write letters, digits, _ and /, beginning with a letter, / or ~");
        }
        if (name.startsWith("/")) {
            return clean(name);
        }
        if (name.startsWith("~")) {
            return clean(node + "/" + name.substring(1));
        }
        return clean(namespace(node) + "/" + name);
    }

    /** Resolves a name and replaces the result if a remapping, resolved the same way, says so. */
    public static String resolve(String name, String node, Map<String, String> remappings) {
        String resolved = resolve(name, node);
        for (Map.Entry<String, String> remapping : remappings.entrySet()) {
            if (resolve(remapping.getKey(), node).equals(resolved)) {
                return resolve(remapping.getValue(), node);
            }
        }
        return resolved;
    }

    /** The namespace a node stands in: {@code /robograde} for {@code /robograde/station}, {@code /} for {@code /talker}. */
    public static String namespace(String node) {
        return clean("/" + node.substring(0, Math.max(0, node.lastIndexOf('/'))));
    }

    /** One slash at the start, none doubled, none at the end. */
    public static String clean(String name) {
        String single = ("/" + name).replaceAll("/+", "/");
        return single.length() > 1 && single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
    }
}

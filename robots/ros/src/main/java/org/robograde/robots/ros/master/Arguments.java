package org.robograde.robots.ros.master;

import java.net.URI;
import java.util.List;
import org.robograde.robots.ros.names.GraphName;

/** What a caller passed to a method of the master; the first is always the caller's own name. */
record Arguments(String method, List<Object> values) {
    static List<Object> done(Object value) {
        return List.of(1, "", value);
    }

    String caller() {
        return GraphName.clean(text(0));
    }

    Object any(int index) {
        if (index >= values.size()) {
            throw new IllegalArgumentException(method + " takes at least " + (index + 1) + " arguments");
        }
        return values.get(index);
    }

    String text(int index) {
        if (any(index) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("argument " + index + " of " + method + " is not a string");
    }

    /** A graph name, resolved as seen by the caller. */
    String name(int index) {
        return GraphName.resolve(text(index), caller());
    }

    /** An address with a host and a port. */
    String api(int index) {
        String api = text(index);
        if (URI.create(api).getPort() < 0) {
            throw new IllegalArgumentException("argument " + index + " of " + method + " is no address: " + api);
        }
        return api;
    }
}

package org.robograde.robots.messages;

/** Bytes that do not fit their schema. Gathers the field path on its way out to the codec, which states it. */
final class WireFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private String path = "";

    WireFault(String problem) {
        super(problem, null, false, false);
        this.problem = problem;
    }

    WireFault within(String outer) {
        path = path.isEmpty() || path.startsWith("[") ? outer + path : outer + "." + path;
        return this;
    }

    DefinitionException in(MessageSchema schema) {
        return new DefinitionException(schema.type() + (path.isEmpty() ? "" : "." + path) + ": " + problem);
    }
}

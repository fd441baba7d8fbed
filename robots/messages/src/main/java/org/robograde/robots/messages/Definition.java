package org.robograde.robots.messages;

import java.util.List;

/**
 * One type's own definition text, taken apart but with its dependencies not yet looked up.
 *
 * @param type {@code package/Name}
 * @param text exactly as given
 */
record Definition(String type, String text, List<ConstantSchema> constants, List<Declaration> declarations) {
    /**
     * One field as written.
     *
     * @param writtenType with brackets, e.g. {@code uint8[16]}: the MD5 is taken over it when it is built in
     * @param baseType without brackets; for a nested message the full {@code package/Name}
     * @param arrayLength as in {@link FieldSchema}
     */
    record Declaration(String writtenType, String baseType, int arrayLength, String name, int line) {}

    String packageName() {
        return type.substring(0, type.indexOf('/'));
    }
}

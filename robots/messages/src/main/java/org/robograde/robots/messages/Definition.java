package org.robograde.robots.messages;

import java.util.List;
import java.util.Optional;

/**
 * One type's own definition text, taken apart but with its dependencies not yet looked up.
 *
 * @param encoding whose language it is written in
 * @param type {@code package/Name}, in ROS 2 {@code package/msg/Name}
 * @param text exactly as given
 */
record Definition(
        WireEncoding encoding,
        String type,
        String text,
        List<ConstantSchema> constants,
        List<Declaration> declarations) {
    /**
     * One field as written.
     *
     * @param writtenType with brackets and bounds, e.g. {@code uint8[16]}: the MD5 is taken over it when it is built in
     * @param baseType without brackets and bounds; for a nested message its full name
     * @param arrayLength as in {@link FieldSchema}
     * @param arrayBound as in {@link FieldSchema}
     * @param textBound as in {@link FieldSchema}
     */
    record Declaration(
            String writtenType,
            String baseType,
            int arrayLength,
            String name,
            int line,
            int arrayBound,
            int textBound,
            Optional<Object> defaultValue) {
        /** As ROS 1 has them: without bounds and default. */
        static Declaration plain(String writtenType, String baseType, int arrayLength, String name, int line) {
            int none = FieldSchema.UNBOUNDED;
            return new Declaration(writtenType, baseType, arrayLength, name, line, none, none, Optional.empty());
        }
    }
}

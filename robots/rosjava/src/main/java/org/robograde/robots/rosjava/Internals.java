package org.robograde.robots.rosjava;

import java.lang.reflect.Field;
import java.util.Optional;

/**
 * Reads what ROSJava 0.3.9.2 keeps to itself. Its public API tells neither from whom a message came nor of which definition it is,
 * and loses what comes faster than it is read; the parts below that API do know.
 */
final class Internals {
    private Internals() {}

    /** @throws IllegalStateException if this is not the ROSJava that this module was written for */
    static <T> T read(Object owner, String field, Class<T> type) {
        return find(owner, field, type)
                .orElseThrow(() -> new IllegalStateException(owner + " has not set its " + field + " yet"));
    }

    /** As {@link #read}, where the field may not have been set yet. */
    static <T> Optional<T> find(Object owner, String field, Class<T> type) {
        try {
            Field hidden = owner.getClass().getDeclaredField(field);
            hidden.setAccessible(true);
            return Optional.ofNullable(type.cast(hidden.get(owner)));
        } catch (ReflectiveOperationException | ClassCastException other) {
            throw new IllegalStateException(
                    owner.getClass().getName() + " has no " + type.getSimpleName() + " " + field
                            + ": this is not ROSJava 0.3.9.2",
                    other);
        }
    }

    /** Replaces what ROSJava would not have said. */
    static void write(Class<?> declaredIn, Object owner, String field, Object value) {
        try {
            Field hidden = declaredIn.getDeclaredField(field);
            hidden.setAccessible(true);
            hidden.set(owner, value);
        } catch (ReflectiveOperationException other) {
            throw new IllegalStateException(
                    declaredIn.getName() + " has no " + field + ": this is not ROSJava 0.3.9.2", other);
        }
    }
}

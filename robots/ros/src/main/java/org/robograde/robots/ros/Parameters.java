package org.robograde.robots.ros;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The parameter server, as one node sees it: relative and private names ({@code ~gain}) are resolved and remapped like
 * topics. Values are Boolean, Integer, Double, String, byte[], java.time.Instant, List, Map.
 */
public interface Parameters {
    Optional<Object> get(String name);

    void set(String name, Object value);

    boolean has(String name);

    /** Does nothing where there is no such parameter. */
    void delete(String name);

    /** Where a name is found beside this node or in the nearest namespace above it: the full name. */
    Optional<String> search(String name);

    /** Every parameter there is, by full name. */
    List<String> names();

    /**
     * Keeps a value at hand that the master keeps up to date.
     *
     * @param onChange told the new value whenever it is another than before; empty when it was deleted. One call at a time
     */
    WatchedParameter watch(String name, Consumer<Optional<Object>> onChange);
}

package org.robograde.robots.ros;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One parameter, or all below a namespace, as the master last told it. The master tells an unset parameter as an empty map,
 * so one that holds an empty map counts as unset.
 */
public final class WatchedParameter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedParameter.class);

    private final String name;
    private final Consumer<Optional<Object>> onChange;
    private final Consumer<WatchedParameter> leave;
    private volatile Optional<Object> value = Optional.empty();

    WatchedParameter(String name, Consumer<Optional<Object>> onChange, Consumer<WatchedParameter> leave) {
        this.name = name;
        this.onChange = onChange;
        this.leave = leave;
    }

    /** The full name. */
    public String name() {
        return name;
    }

    /** As last told; asks nobody. */
    public Optional<Object> value() {
        return value;
    }

    /** Takes the first value without a word to the listener. */
    void begin(Object told) {
        value = meaning(told);
    }

    synchronized void told(Object told) {
        Optional<Object> now = meaning(told);
        if (now.equals(value)) {
            return;
        }
        value = now;
        try {
            onChange.accept(now);
        } catch (RuntimeException failed) {
            LOG.error("the listener of parameter {} failed", name, failed);
        }
    }

    private static Optional<Object> meaning(Object told) {
        return told instanceof Map<?, ?> map && map.isEmpty() ? Optional.empty() : Optional.of(told);
    }

    @Override
    public void close() {
        leave.accept(this);
    }
}

package org.robograde.robots.ros;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The parameter server, asked anew each time except for what is watched. */
final class NodeParameters implements Parameters {
    private final MasterClient master;
    private final UnaryOperator<String> resolve;
    private final WatchedParameters watched;
    private final Runnable onWatch;

    NodeParameters(MasterClient master, UnaryOperator<String> resolve, WatchedParameters watched, Runnable onWatch) {
        this.master = master;
        this.resolve = resolve;
        this.watched = watched;
        this.onWatch = onWatch;
    }

    @Override
    public Optional<Object> get(String name) {
        return master.find("getParam", resolve.apply(name));
    }

    @Override
    public void set(String name, Object value) {
        String key = resolve.apply(name);
        if (value instanceof Long number && number != number.intValue()) {
            throw new RosException(
                    "parameter " + key + " cannot be " + number + ": the parameter server has 32-bit integers");
        }
        try {
            master.call("setParam", key, value);
        } catch (IllegalArgumentException unfit) {
            throw new RosException("parameter " + key + ": " + unfit.getMessage(), unfit);
        }
    }

    @Override
    public boolean has(String name) {
        return Boolean.TRUE.equals(master.call("hasParam", resolve.apply(name)));
    }

    @Override
    public void delete(String name) {
        master.find("deleteParam", resolve.apply(name));
    }

    @Override
    public Optional<String> search(String name) {
        // A private name is looked for nowhere else; a relative one is searched as written, from this node upwards.
        boolean isRelative = !name.startsWith("/") && !name.startsWith("~");
        return master.find("searchParam", isRelative ? name : resolve.apply(name))
                .map(Object::toString);
    }

    @Override
    public List<String> names() {
        return master.call("getParamNames") instanceof List<?> names
                ? names.stream().map(Object::toString).toList()
                : List.of();
    }

    @Override
    public WatchedParameter watch(String name, Consumer<Optional<Object>> onChange) {
        WatchedParameter one = watched.watch(resolve.apply(name), onChange);
        onWatch.run();
        return one;
    }
}

package org.robograde.robots.ros;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** The parameter server, asked anew each time. */
final class NodeParameters implements RosNode.Parameters {
    private final MasterClient master;
    private final UnaryOperator<String> resolve;

    NodeParameters(MasterClient master, UnaryOperator<String> resolve) {
        this.master = master;
        this.resolve = resolve;
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
}

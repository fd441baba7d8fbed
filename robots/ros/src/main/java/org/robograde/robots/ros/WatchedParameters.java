package org.robograde.robots.ros;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.robograde.robots.ros.names.GraphName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parameters a node watches. Told by the master; subscribed again when a restarted one has forgotten it. */
final class WatchedParameters {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedParameters.class);

    private final MasterClient master;
    private final String nodeApi;
    private final Map<String, List<WatchedParameter>> watched = new ConcurrentHashMap<>();

    WatchedParameters(MasterClient master, String nodeApi) {
        this.master = master;
        this.nodeApi = nodeApi;
    }

    Set<String> names() {
        return watched.keySet();
    }

    WatchedParameter watch(String name, Consumer<Optional<Object>> onChange) {
        WatchedParameter one = new WatchedParameter(name, onChange, this::leave);
        watched.computeIfAbsent(name, added -> new CopyOnWriteArrayList<>()).add(one);
        try {
            one.begin(master.call("subscribeParam", nodeApi, name));
        } catch (RosException refused) {
            forget(one);
            throw refused;
        }
        return one;
    }

    /** @throws RosException if the master does not answer or refuses */
    void subscribeAgain(String name) {
        tell(name, master.call("subscribeParam", nodeApi, name));
    }

    /** The master's notice: what it calls {@code key} may lie below a watched namespace, whose value is then asked for. */
    void update(String key, Object value) {
        String changed = GraphName.clean(key);
        for (String name : watched.keySet()) {
            if (name.equals(changed)) {
                tell(name, value);
            } else if (name.equals("/") || changed.startsWith(name + "/")) {
                tell(name, master.find("getParam", name).orElse(Map.of()));
            }
        }
    }

    private void tell(String name, Object value) {
        watched.getOrDefault(name, List.of()).forEach(each -> each.told(value));
    }

    private void leave(WatchedParameter one) {
        if (forget(one)) {
            try {
                master.call("unsubscribeParam", nodeApi, one.name());
            } catch (RosException unheard) {
                LOG.debug("{}", unheard.getMessage());
            }
        }
    }

    /** @return whether nobody watches this parameter any more */
    private boolean forget(WatchedParameter one) {
        return watched.computeIfPresent(one.name(), (name, same) -> {
                    same.remove(one);
                    return same.isEmpty() ? null : same;
                })
                == null;
    }
}

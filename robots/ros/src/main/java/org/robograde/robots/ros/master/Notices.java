package org.robograde.robots.ros.master;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.robograde.robots.ros.xmlrpc.XmlRpcClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls to nodes that the master makes of its own accord. Each node has a queue and, while something is in it, a thread
 * of its own: a dead node holds up nobody else. Of several notices about the same thing only the newest is sent.
 */
final class Notices {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);

    private final Map<String, Map<String, Notice>> waiting = new HashMap<>();

    private record Notice(String method, String about, Object value) {}

    void publishersOf(String topic, Object publishers, String nodeApi) {
        send(nodeApi, new Notice("publisherUpdate", topic, publishers));
    }

    void parameter(String key, Object value, String nodeApi) {
        send(nodeApi, new Notice("paramUpdate", key, value));
    }

    void shutdown(String reason, String nodeApi) {
        send(nodeApi, new Notice("shutdown", reason, ""));
    }

    private synchronized void send(String nodeApi, Notice notice) {
        Map<String, Notice> queue = waiting.get(nodeApi);
        if (queue == null) {
            queue = new LinkedHashMap<>();
            waiting.put(nodeApi, queue);
            Thread thread = new Thread(() -> deliver(nodeApi), "master-notices-" + nodeApi);
            thread.setDaemon(true);
            thread.start();
        }
        String key = notice.method + " " + notice.about;
        queue.remove(key);
        queue.put(key, notice);
    }

    private void deliver(String nodeApi) {
        for (Optional<Notice> next = next(nodeApi); next.isPresent(); next = next(nodeApi)) {
            Notice notice = next.get();
            try {
                call(nodeApi, notice);
            } catch (IOException | RuntimeException dead) {
                LOG.debug("{} of {} did not reach {}: {}", notice.method, notice.about, nodeApi, dead.toString());
            }
        }
    }

    /** Empty when there is nothing left to say, and this queue's thread is to end. */
    private synchronized Optional<Notice> next(String nodeApi) {
        Iterator<Notice> queue =
                waiting.getOrDefault(nodeApi, Map.of()).values().iterator();
        if (!queue.hasNext()) {
            waiting.remove(nodeApi);
            return Optional.empty();
        }
        Notice next = queue.next();
        queue.remove();
        return Optional.of(next);
    }

    private static void call(String nodeApi, Notice notice) throws IOException {
        XmlRpcClient node = new XmlRpcClient(URI.create(nodeApi), ANSWER_WITHIN);
        if (notice.method.equals("shutdown")) {
            node.call("shutdown", "/master", notice.about);
        } else {
            node.call(notice.method, "/master", notice.about, notice.value);
        }
    }
}

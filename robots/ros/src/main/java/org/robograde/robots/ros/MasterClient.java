package org.robograde.robots.ros;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.robots.ros.xmlrpc.XmlRpcClient;
import org.robograde.robots.ros.xmlrpc.XmlRpcFault;

/** Calls the master in a node's name and takes its answers apart. */
final class MasterClient {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private final URI uri;
    private final String callerId;
    private final XmlRpcClient client;

    MasterClient(URI uri, String callerId) {
        this.uri = uri;
        this.callerId = callerId;
        this.client = new XmlRpcClient(uri, ANSWER_WITHIN);
    }

    URI uri() {
        return uri;
    }

    /** @throws RosException if the master does not answer or reports failure */
    Object call(String method, Object... arguments) {
        Answer answer = ask(method, arguments);
        if (answer.code != 1) {
            throw new RosException("the ROS master at " + uri + " refused " + method + ": " + answer.status);
        }
        return answer.value;
    }

    /** Empty where the master answers that there is no such thing. */
    Optional<Object> find(String method, Object... arguments) {
        Answer answer = ask(method, arguments);
        return answer.code == 1 ? Optional.of(answer.value) : Optional.empty();
    }

    /** Tells one run of the master from the next. ROSJava's master takes no caller here and answers with the bare number. */
    Object pid() {
        try {
            return call("getPid");
        } catch (RosException refused) {
            try {
                if (refused.getCause() instanceof XmlRpcFault) {
                    return client.call("getPid");
                }
            } catch (IOException refusedToo) {
                refused.addSuppressed(refusedToo);
            }
            throw refused;
        }
    }

    private Answer ask(String method, Object... arguments) {
        List<Object> all = new ArrayList<>();
        all.add(callerId);
        all.addAll(List.of(arguments));
        Object answer;
        try {
            answer = client.call(method, all.toArray());
        } catch (IOException silent) {
            throw new RosException(
                    "the ROS master at " + uri + " does not answer " + method + " (" + silent.getMessage()
                            + "); check that it runs and that the address is right",
                    silent);
        }
        if (answer instanceof List<?> triple
                && triple.size() == 3
                && triple.get(0) instanceof Integer code
                && triple.get(2) != null) {
            return new Answer(code, String.valueOf(triple.get(1)), triple.get(2));
        }
        throw new RosException("what answers at " + uri + " is no ROS master: " + method + " gave " + answer);
    }

    /** The three values of every answer in the master API. */
    private record Answer(int code, String status, Object value) {}
}

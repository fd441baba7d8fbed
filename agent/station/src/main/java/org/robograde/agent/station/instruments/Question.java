package org.robograde.agent.station.instruments;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapHandler;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.core.coap.Request;

/**
 * Asks one resource what it reads, in messages that are not confirmed: one that is lost is followed by the next, and none waits for another. Not
 * thread-safe.
 */
final class Question {
    private static final long FORGOTTEN_NANOS = 1_000_000_000L;

    private final CoapClient client;
    private final URI resource;
    private final BiConsumer<Long, CoapResponse> answered;
    private final Deque<Asked> open = new ArrayDeque<>();

    private record Asked(Request request, long atNanos) {}

    /** @param answered told when it was asked and what was answered, on the client's own thread */
    Question(CoapClient client, URI resource, BiConsumer<Long, CoapResponse> answered) {
        this.client = client;
        this.resource = resource;
        this.answered = answered;
    }

    /** @param accept content format */
    void ask(int accept, long nowNanos) {
        forget(nowNanos - FORGOTTEN_NANOS);
        Request request = new Request(CoAP.Code.GET, CoAP.Type.NON);
        request.setURI(resource);
        request.getOptions().setAccept(accept);
        open.addLast(new Asked(request, nowNanos));
        client.advanced(
                new CoapHandler() {
                    @Override
                    public void onLoad(CoapResponse response) {
                        answered.accept(nowNanos, response);
                    }

                    @Override
                    public void onError() {
                        // Lost or forgotten; the next one is on its way.
                    }
                },
                request);
    }

    private void forget(long beforeNanos) {
        while (!open.isEmpty() && open.getFirst().atNanos() - beforeNanos < 0) {
            open.removeFirst().request().cancel();
        }
    }
}

package org.robograde.agent.station.operator;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.observe.ObserveRelation;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.robograde.agent.station.coap.Coap;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.coap.SecurityLog;

/**
 * The desk over CoAP: GET (or observe) {@code /operator} tells how it stands, POST of a JSON command acts. Spoken over DTLS only, so that every
 * command is of a peer that proved who it is; each is taken once, in order, and one that was there before is refused and told.
 */
public final class OperatorServer implements AutoCloseable {
    private static final int PEERS_MAX = 100;

    private final CoapServer server;
    private final CoapEndpoint endpoint;
    private final OperatorDesk desk;
    private final SecurityLog log;
    private final String session = UUID.randomUUID().toString();
    private final Map<String, Long> lastSequence = new HashMap<>();
    private final ThreadPoolExecutor changes = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(2), OperatorServer::daemon, new DiscardPolicy());

    private OperatorServer(CoapServer server, CoapEndpoint endpoint, OperatorDesk desk, SecurityLog log) {
        this.server = server;
        this.endpoint = endpoint;
        this.desk = desk;
        this.log = log;
    }

    /**
     * @param security whose peers may command
     * @throws IllegalArgumentException if there are no keys
     * @throws IOException if the port cannot be had
     */
    public static OperatorServer start(
            InetSocketAddress bind, CoapSecurity security, SecurityLog log, OperatorDesk desk) throws IOException {
        CoapEndpoint endpoint = Coap.server("coaps", bind, security, log);
        CoapServer coap = new CoapServer(endpoint.getConfig());
        coap.addEndpoint(endpoint);
        OperatorServer server = new OperatorServer(coap, endpoint, desk, log);
        Desk resource = server.new Desk();
        coap.add(resource);
        try {
            coap.start();
        } catch (IllegalStateException e) {
            coap.destroy();
            throw new IOException("the operator's CoAP port " + bind + " cannot be had: " + e.getMessage(), e);
        }
        // On a thread of its own: an entry is made by whoever holds the desk, and telling of it reads the desk.
        desk.ledger().listen(entry -> server.changes.execute(resource::changed));
        return server;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "operator-changes");
        thread.setDaemon(true);
        return thread;
    }

    /** E.g. {@code coaps://127.0.0.1:5694}. */
    public URI address() {
        InetSocketAddress at = endpoint.getAddress();
        return URI.create("coaps://" + at.getAddress().getHostAddress() + ":" + at.getPort());
    }

    @Override
    public void close() {
        changes.shutdownNow();
        server.destroy();
    }

    private final class Desk extends CoapResource {
        Desk() {
            super("operator");
            setObservable(true);
            getAttributes().setObservable();
            getAttributes().setTitle("the operator's desk");
            getAttributes().addResourceType("robograde.operator");
            getAttributes().addContentType(MediaTypeRegistry.APPLICATION_JSON);
        }

        @Override
        public void handleGET(CoapExchange exchange) {
            ObserveRelation relation = exchange.advanced().getRelation();
            // A notification comes through here as well, and is no sign of life of whoever it goes to.
            boolean asked = relation == null || !relation.isEstablished();
            if (asked && exchange.advanced().getRequest().getSourceContext().getPeerIdentity() != null) {
                desk.heard();
            }
            String state = desk.json().put("session", session).toString();
            exchange.respond(ResponseCode.CONTENT, state, MediaTypeRegistry.APPLICATION_JSON);
        }

        @Override
        public void handlePOST(CoapExchange exchange) {
            Principal peer = exchange.advanced().getRequest().getSourceContext().getPeerIdentity();
            String from = String.valueOf(exchange.getSourceSocketAddress());
            if (peer == null) {
                log.refused(SecurityLog.Kind.UNAUTHENTICATED, from, "a command of a peer that proved nothing");
                exchange.respond(ResponseCode.UNAUTHORIZED);
                return;
            }
            OperatorCommand command;
            try {
                command = OperatorCommand.parse(exchange.getRequestPayload());
            } catch (OperatorException e) {
                answer(exchange, ResponseCode.BAD_REQUEST, String.valueOf(e.getMessage()));
                return;
            }
            String replay = replay(peer.getName(), command);
            if (!replay.isEmpty()) {
                log.refused(SecurityLog.Kind.REPLAYED, from, replay);
                answer(exchange, ResponseCode.CONFLICT, replay);
                return;
            }
            desk.heard();
            try {
                command.actOn(desk, peer.getName());
                answer(exchange, ResponseCode.CHANGED, "");
            } catch (OperatorException e) {
                answer(exchange, ResponseCode.CONFLICT, String.valueOf(e.getMessage()));
            }
        }
    }

    /** Why a command is none of this session, or not the next one; empty if it is. */
    private synchronized String replay(String peer, OperatorCommand command) {
        if (!command.session().equals(session)) {
            return "the command \"" + command.action() + "\" of " + peer
                    + " is of another session; ask for the desk's state first";
        }
        long last = lastSequence.getOrDefault(peer, -1L);
        if (command.sequence() <= last) {
            return "the command \"" + command.action() + "\" of " + peer + " has sequence " + command.sequence()
                    + ", after " + last;
        }
        if (lastSequence.size() >= PEERS_MAX && !lastSequence.containsKey(peer)) {
            return "more than " + PEERS_MAX + " peers command";
        }
        lastSequence.put(peer, command.sequence());
        return "";
    }

    private static void answer(CoapExchange exchange, ResponseCode code, String refusal) {
        byte[] text = refusal.getBytes(StandardCharsets.UTF_8);
        exchange.respond(code, text, MediaTypeRegistry.TEXT_PLAIN);
    }
}

package org.robograde.agent.station.directory;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.WebLink;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.LinkFormat;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.eclipse.californium.core.server.resources.Resource;
import org.robograde.agent.station.coap.Coap;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.coap.SecurityLog;

/** The station's resource directory as a CoAP server: registration at {@code /rd}, lookup at {@code /rd-lookup/res} and {@code /rd-lookup/ep}. */
public final class ResourceDirectory implements AutoCloseable {
    static final String REGISTRATIONS = "/rd";
    private static final int LINK_FORMAT = MediaTypeRegistry.APPLICATION_LINK_FORMAT;
    private static final int COUNT_MAX = 1000;

    private final CoapServer server;
    private final CoapEndpoint endpoint;
    private final String scheme;
    private final Registry registry;

    private ResourceDirectory(CoapServer server, CoapEndpoint endpoint, String scheme, Registry registry) {
        this.server = server;
        this.endpoint = endpoint;
        this.scheme = scheme;
        this.registry = registry;
    }

    /**
     * Begins to listen.
     *
     * @param scheme as {@link Coap#server}
     * @throws IOException if the port cannot be had
     */
    public static ResourceDirectory start(String scheme, InetSocketAddress bind, CoapSecurity security, SecurityLog log)
            throws IOException {
        CoapEndpoint endpoint = Coap.server(scheme, bind, security, log);
        CoapServer server = new CoapServer(endpoint.getConfig());
        server.addEndpoint(endpoint);
        Registry registry = new Registry(System::nanoTime);
        server.add(new Registrations(registry, scheme));
        CoapResource lookup = new CoapResource("rd-lookup", false);
        lookup.add(new Lookup("res", "core.rd-lookup-res", registry::resources));
        lookup.add(new Lookup("ep", "core.rd-lookup-ep", registry::endpoints));
        server.add(lookup);
        try {
            server.start();
        } catch (IllegalStateException e) {
            server.destroy();
            throw new IOException("the directory's port " + bind.getPort() + " cannot be had: " + e.getMessage(), e);
        }
        return new ResourceDirectory(server, endpoint, scheme, registry);
    }

    /** Where it listens. */
    public URI address() {
        InetSocketAddress bound = endpoint.getAddress();
        String host = bound.getAddress().getHostAddress();
        return URI.create(scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + bound.getPort());
    }

    /** Addresses of everything of a resource type that is registered now. */
    public List<URI> find(String resourceType) {
        return registry.resources(List.of("rt=" + resourceType)).stream()
                .map(link -> URI.create(link.getURI()))
                .toList();
    }

    @Override
    public void close() {
        server.destroy();
    }

    private static Optional<String> query(CoapExchange exchange, String key) {
        return Optional.ofNullable(exchange.getQueryParameter(key));
    }

    private static Optional<URI> base(CoapExchange exchange) throws Registry.RefusedException {
        Optional<String> text = query(exchange, "base");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Coap.address(text.get()));
        } catch (IllegalArgumentException e) {
            throw new Registry.RefusedException("base is no address: " + e.getMessage());
        }
    }

    /** {@code /rd} and what is below it. */
    private static final class Registrations extends CoapResource {
        private final Registry registry;
        private final String scheme;

        Registrations(Registry registry, String scheme) {
            super(REGISTRATIONS.substring(1));
            this.registry = registry;
            this.scheme = scheme;
            getAttributes().addResourceType("core.rd");
            getAttributes().addContentType(LINK_FORMAT);
        }

        @Override
        public Resource getChild(String name) {
            // One resource object for every entry: which it is about stands in the request's path.
            return new Entry(registry, name);
        }

        @Override
        public void handlePOST(CoapExchange exchange) {
            int format = exchange.getRequestOptions().getContentFormat();
            if (format != LINK_FORMAT && exchange.getRequestPayloadSize() > 0) {
                exchange.respond(
                        ResponseCode.UNSUPPORTED_CONTENT_FORMAT, "register with content format " + LINK_FORMAT);
                return;
            }
            try {
                byte[] payload = exchange.getRequestPayload();
                Registration entry = registry.register(
                        query(exchange, "ep").orElse(""),
                        query(exchange, "d").orElse(""),
                        base(exchange).orElseGet(() -> source(exchange)),
                        query(exchange, "lt"),
                        payload == null ? "" : new String(payload, StandardCharsets.UTF_8));
                exchange.setLocationPath(REGISTRATIONS.substring(1) + "/" + entry.id());
                exchange.respond(ResponseCode.CREATED);
            } catch (Registry.RefusedException e) {
                exchange.respond(ResponseCode.BAD_REQUEST, e.getMessage());
            }
        }

        private URI source(CoapExchange exchange) {
            String host = exchange.getSourceAddress().getHostAddress();
            return URI.create(scheme + "://" + (host.contains(":") ? "[" + host.replaceFirst("%.*", "") + "]" : host)
                    + ":" + exchange.getSourcePort());
        }
    }

    /** One entry, e.g. {@code /rd/7}. */
    private static final class Entry extends CoapResource {
        private final Registry registry;

        Entry(Registry registry, String id) {
            super(id, false);
            this.registry = registry;
        }

        @Override
        public void handlePOST(CoapExchange exchange) {
            try {
                boolean renewed = registry.renew(getName(), base(exchange), query(exchange, "lt"));
                exchange.respond(renewed ? ResponseCode.CHANGED : ResponseCode.NOT_FOUND);
            } catch (Registry.RefusedException e) {
                exchange.respond(ResponseCode.BAD_REQUEST, e.getMessage());
            }
        }

        @Override
        public void handleDELETE(CoapExchange exchange) {
            exchange.respond(registry.remove(getName()) ? ResponseCode.DELETED : ResponseCode.NOT_FOUND);
        }

        @Override
        public void handleGET(CoapExchange exchange) {
            registry.entry(getName())
                    .ifPresentOrElse(
                            entry -> exchange.respond(ResponseCode.CONTENT, text(entry.links()), LINK_FORMAT),
                            () -> exchange.respond(ResponseCode.NOT_FOUND));
        }
    }

    /** A lookup interface. */
    private static final class Lookup extends CoapResource {
        private final Function<List<String>, List<WebLink>> finding;

        Lookup(String name, String resourceType, Function<List<String>, List<WebLink>> finding) {
            super(name);
            this.finding = finding;
            getAttributes().addResourceType(resourceType);
            getAttributes().addContentType(LINK_FORMAT);
        }

        @Override
        public void handleGET(CoapExchange exchange) {
            List<WebLink> found = finding.apply(exchange.getRequestOptions().getUriQuery());
            long count = number(exchange, "count", COUNT_MAX);
            long page = number(exchange, "page", 0);
            if (count < 1 || page < 0) {
                exchange.respond(ResponseCode.BAD_REQUEST, "count and page are numbers, count from 1");
                return;
            }
            String text = text(found.stream().skip(page * count).limit(count).toList());
            exchange.respond(ResponseCode.CONTENT, text, LINK_FORMAT);
        }

        private static long number(CoapExchange exchange, String key, long otherwise) {
            return query(exchange, key)
                    .map(text -> text.matches("[0-9]{1,6}") ? Long.parseLong(text) : -1L)
                    .orElse(otherwise);
        }
    }

    /** Link format (RFC 6690), in the order of registration. */
    private static String text(List<WebLink> links) {
        StringBuilder text = new StringBuilder();
        for (WebLink link : links) {
            text.append(text.isEmpty() ? "" : ",").append(LinkFormat.serialize(link));
        }
        return text.toString();
    }
}

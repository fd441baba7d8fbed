package org.robograde.agent.station.instruments;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.coap.LinkFormat;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.server.resources.Resource;
import org.robograde.agent.station.coap.Coap;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.coap.SecurityLog;

/**
 * A field's instruments without hardware: a real CoAP server on loopback, one observable resource per instrument. GET gives its state as
 * SenML JSON, PUT of a SenML record (or of the plain text {@code true}, {@code false} or a number) changes it, as does {@link #set}.
 * What it serves depends on nothing but what was set: no time is in it.
 */
public final class SimulatedInstruments implements AutoCloseable {
    private final CoapServer server;
    private final CoapEndpoint endpoint;
    private final String scheme;
    private final Map<String, SimulatedInstrument> resources;

    private SimulatedInstruments(
            CoapServer server, CoapEndpoint endpoint, String scheme, Map<String, SimulatedInstrument> resources) {
        this.server = server;
        this.endpoint = endpoint;
        this.scheme = scheme;
        this.resources = resources;
    }

    /** As {@link #start(Collection, String, int, CoapSecurity, SecurityLog)}, over UDP without keys. */
    public static SimulatedInstruments start(Collection<Instrument> instruments, int port) throws IOException {
        return start(instruments, "coap", port, CoapSecurity.none(), SecurityLog.counting());
    }

    /**
     * Starts all instruments: switches off, quantities at zero.
     *
     * @param scheme as {@link Coap#server}
     * @param port on 127.0.0.1; 0 for any free one
     * @throws IOException if the port cannot be had
     */
    public static SimulatedInstruments start(
            Collection<Instrument> instruments, String scheme, int port, CoapSecurity security, SecurityLog log)
            throws IOException {
        return start(
                instruments,
                scheme,
                port,
                security,
                log,
                InstrumentLink.Options.standard().wallNanos());
    }

    /** @param clock what the instruments' own clock shows, UTC since 1970 */
    static SimulatedInstruments start(
            Collection<Instrument> instruments,
            String scheme,
            int port,
            CoapSecurity security,
            SecurityLog log,
            LongSupplier clock)
            throws IOException {
        CoapEndpoint endpoint =
                Coap.server(scheme, new InetSocketAddress(InetAddress.getLoopbackAddress(), port), security, log);
        CoapServer server = new CoapServer(endpoint.getConfig());
        server.addEndpoint(endpoint);
        server.add(new ClockResource(clock));
        Map<String, SimulatedInstrument> resources = new LinkedHashMap<>();
        for (Instrument instrument : instruments) {
            SimulatedInstrument resource = new SimulatedInstrument(instrument);
            if (resources.put(instrument.id(), resource) != null) {
                throw new IllegalArgumentException("two instruments are called " + instrument.id());
            }
            attach(server.getRoot(), instrument, resource);
        }
        try {
            server.start();
        } catch (IllegalStateException e) {
            server.destroy();
            throw new IOException("CoAP port " + port + " on 127.0.0.1 cannot be had: " + e.getMessage(), e);
        }
        return new SimulatedInstruments(server, endpoint, scheme, Map.copyOf(resources));
    }

    private static void attach(Resource root, Instrument instrument, SimulatedInstrument resource) {
        String[] names = instrument.path().substring(1).split("/", -1);
        Resource parent = root;
        for (int i = 0; i < names.length - 1; i++) {
            Resource child = parent.getChild(names[i]);
            if (child == null) {
                child = new PathSegment(names[i]);
                parent.add(child);
            }
            parent = child;
        }
        if (parent.getChild(names[names.length - 1]) != null) {
            throw new IllegalArgumentException("two instruments are at " + instrument.path());
        }
        resource.setName(names[names.length - 1]);
        parent.add(resource);
    }

    /** E.g. {@code coap://127.0.0.1:5683}. */
    public URI address() {
        return URI.create(scheme + "://127.0.0.1:" + endpoint.getAddress().getPort());
    }

    /** What it offers, in link format (RFC 6690), to be registered at a directory. */
    public String links() {
        return resources.values().stream()
                .map(resource -> LinkFormat.serialize(LinkFormat.createWebLink(resource)))
                .collect(Collectors.joining(","));
    }

    /** Presses the button, opens the door: whoever observes is told. @throws IllegalArgumentException if there is no such instrument */
    public void set(String instrumentId, boolean on) {
        resource(instrumentId).change(new InstrumentValue.Flag(on));
    }

    /** @param value in the instrument's unit, finite */
    public void set(String instrumentId, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(instrumentId + " cannot read " + value);
        }
        resource(instrumentId).change(new InstrumentValue.Quantity(value));
    }

    /** What the instrument reads now. */
    public InstrumentValue value(String instrumentId) {
        return resource(instrumentId).value();
    }

    private SimulatedInstrument resource(String instrumentId) {
        SimulatedInstrument resource = resources.get(instrumentId);
        if (resource == null) {
            throw new IllegalArgumentException(
                    "no instrument is called " + instrumentId + "; there are " + resources.keySet());
        }
        return resource;
    }

    @Override
    public void close() {
        server.destroy();
    }

    /** A folder in the path, with nothing of its own. */
    private static final class PathSegment extends org.eclipse.californium.core.CoapResource {
        PathSegment(String name) {
            super(name, false);
        }
    }
}

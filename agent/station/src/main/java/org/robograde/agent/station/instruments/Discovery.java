package org.robograde.agent.station.instruments;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.WebLink;
import org.eclipse.californium.core.coap.LinkFormat;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.exception.ConnectorException;
import org.robograde.agent.station.coap.Coap;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.coap.SecurityLog;

/** What a CoAP server says it offers, by {@code /.well-known/core} (RFC 6690), and what its observable resources read now. */
public final class Discovery {
    private static final long ANSWER_MILLIS = 10_000;
    private static final int RESOURCES_MAX = 500;

    private Discovery() {}

    /** @param reading as text; empty for one that cannot be observed or did not answer with SenML */
    public record Found(String path, String resourceType, String title, String reading) {}

    /** @throws IOException if the server does not answer, or not with link format */
    public static List<Found> of(URI server, CoapSecurity security, SecurityLog log) throws IOException {
        CoapEndpoint endpoint = Coap.client(server, security, log);
        endpoint.start();
        try {
            CoapResponse answer = get(server.resolve("/.well-known/core"), endpoint);
            if (!answer.isSuccess()) {
                throw new IOException(server + " answered " + answer.getCode() + " when asked what it offers");
            }
            List<Found> found = new ArrayList<>();
            for (WebLink link : links(answer.getResponseText(), server)) {
                boolean observable = link.getAttributes().hasObservable();
                found.add(new Found(
                        link.getURI(),
                        String.join(" ", link.getAttributes().getResourceTypes()),
                        String.valueOf(link.getAttributes().getTitle()).replace("null", ""),
                        observable && link.getURI().startsWith("/")
                                ? reading(server.resolve(link.getURI()), endpoint)
                                : ""));
            }
            return found;
        } finally {
            endpoint.destroy();
        }
    }

    private static List<WebLink> links(String text, URI server) throws IOException {
        try {
            return LinkFormat.parse(text).stream().limit(RESOURCES_MAX).toList();
        } catch (RuntimeException e) {
            throw new IOException(server + " says what it offers in no link format (RFC 6690)", e);
        }
    }

    private static CoapResponse get(URI from, CoapEndpoint endpoint) throws IOException {
        CoapClient client = new CoapClient(from).setEndpoint(endpoint).setTimeout(ANSWER_MILLIS);
        try {
            CoapResponse answer = client.get();
            if (answer != null) {
                return answer;
            }
        } catch (ConnectorException | IOException e) {
            throw new IOException(from + " cannot be reached: " + e.getMessage(), e);
        } finally {
            client.shutdown();
        }
        throw new IOException(from + " does not answer");
    }

    private static String reading(URI from, CoapEndpoint endpoint) {
        try {
            CoapResponse answer = get(from, endpoint);
            byte[] payload = answer.getPayload();
            if (!answer.isSuccess() || payload == null) {
                return "";
            }
            byte[] json = Senml.json(payload, answer.getOptions().getContentFormat());
            Senml.parse(json);
            return new String(json, StandardCharsets.UTF_8);
        } catch (IOException | SenmlException | IllegalArgumentException e) {
            return "";
        }
    }
}

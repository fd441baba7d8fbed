package org.robograde.agent.station.directory;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.exception.ConnectorException;
import org.jspecify.annotations.Nullable;
import org.robograde.agent.station.coap.Coap;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.coap.SecurityLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An endpoint's side of a directory: registers, renews three times in each lifetime, registers anew if the directory has forgotten, and signs off at the end. */
public final class DirectoryEntry implements AutoCloseable {
    private static final long ANSWER_MILLIS = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryEntry.class);

    private final URI directory;
    private final String query;
    private final String links;
    private final CoapEndpoint endpoint;
    private final ScheduledThreadPoolExecutor renewing;
    private @Nullable URI location;

    private DirectoryEntry(URI directory, String query, String links, CoapEndpoint endpoint) {
        this.directory = directory;
        this.query = query;
        this.links = links;
        this.endpoint = endpoint;
        renewing = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "directory-entry");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Registers, and keeps the entry alive from then on.
     *
     * @param name of this endpoint: letters, digits, {@code - . _}
     * @param links in link format (RFC 6690), relative to {@code base}
     * @throws IOException if the directory does not answer or refuses, with its words
     */
    public static DirectoryEntry register(
            URI directory,
            CoapSecurity security,
            SecurityLog log,
            String name,
            URI base,
            String links,
            long lifetimeSeconds)
            throws IOException {
        if (!name.matches("[A-Za-z0-9._-]{1,63}")) {
            throw new IllegalArgumentException(
                    "an endpoint's name is 1 to 63 letters, digits, - . or _, not \"" + name + "\"");
        }
        CoapEndpoint endpoint = Coap.client(directory, security, log);
        endpoint.start();
        DirectoryEntry entry = new DirectoryEntry(
                directory, "ep=" + name + "&lt=" + lifetimeSeconds + "&base=" + base, links, endpoint);
        try {
            entry.register();
        } catch (IOException e) {
            entry.close();
            throw e;
        }
        long everyMillis = Math.max(100, lifetimeSeconds * 1000 / 3);
        // Ends with the executor; renew() lets nothing out that could end it before.
        ScheduledFuture<?> ignored =
                entry.renewing.scheduleWithFixedDelay(entry::renew, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
        return entry;
    }

    private synchronized void register() throws IOException {
        CoapResponse answer = send(directory.resolve(ResourceDirectory.REGISTRATIONS + "?" + query), Verb.REGISTER)
                .orElseThrow(() -> new IOException("the directory at " + directory + " does not answer"));
        if (answer.getCode() != ResponseCode.CREATED) {
            throw new IOException(
                    "the directory at " + directory + " refused: " + answer.getCode() + " " + answer.getResponseText());
        }
        location = directory.resolve("/" + answer.getOptions().getLocationPathString());
    }

    private synchronized void renew() {
        try {
            URI at = location;
            Optional<CoapResponse> answer = at == null ? Optional.empty() : send(at, Verb.RENEW);
            if (at == null
                    || answer.filter(each -> each.getCode() == ResponseCode.NOT_FOUND)
                            .isPresent()) {
                register();
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("the entry at {} could not be renewed: {}", directory, e.getMessage());
        }
    }

    /** The entry's own address at the directory. */
    public synchronized URI location() {
        return location == null ? directory : location;
    }

    private enum Verb {
        REGISTER,
        RENEW,
        REMOVE
    }

    private Optional<CoapResponse> send(URI to, Verb verb) throws IOException {
        CoapClient client = new CoapClient(to).setEndpoint(endpoint).setTimeout(ANSWER_MILLIS);
        try {
            return Optional.ofNullable(
                    switch (verb) {
                        case REGISTER -> client.post(links, MediaTypeRegistry.APPLICATION_LINK_FORMAT);
                        case RENEW -> client.post(new byte[0], MediaTypeRegistry.UNDEFINED);
                        case REMOVE -> client.delete();
                    });
        } catch (ConnectorException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            client.shutdown();
        }
    }

    @Override
    public synchronized void close() {
        renewing.shutdownNow();
        URI at = location;
        try {
            if (at != null) {
                send(at, Verb.REMOVE);
            }
        } catch (IOException e) {
            LOG.info("the entry at {} was not removed; it ends with its lifetime", directory);
        } finally {
            endpoint.destroy();
        }
    }
}

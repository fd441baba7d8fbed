package org.robograde.robots.rosjava;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.robograde.robots.messages.DefinitionException;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.Ros1Codec;
import org.robograde.robots.messages.ServiceSchema;
import org.robograde.robots.units.LinkException;
import org.ros.exception.RemoteException;
import org.ros.exception.RosRuntimeException;
import org.ros.internal.message.service.ServiceDescriptionFactory;
import org.ros.internal.node.client.Response;
import org.ros.internal.node.response.StatusCode;
import org.ros.internal.node.service.ServiceDeclaration;
import org.ros.internal.node.service.ServiceFactory;
import org.ros.internal.node.service.ServiceIdentifier;
import org.ros.internal.node.service.ServiceManager;
import org.ros.internal.transport.tcp.TcpClient;
import org.ros.namespace.GraphName;
import org.ros.node.service.ServiceClient;
import org.ros.node.service.ServiceResponseListener;

/** Calls services, each time over a connection of its own: ROSJava matches answers to questions by their order, so that one late answer would spoil the next. */
final class RosJavaCall {
    private static final int CONNECT_MILLIS_MAX = 2_000;

    private final RosJavaNode node;

    RosJavaCall(RosJavaNode node) {
        this.node = node;
    }

    Message call(GraphName service, ServiceSchema schema, Message request, Duration timeout) {
        if (!request.schema().equals(schema.request()))
            throw new IllegalArgumentException(
                    service + " takes a " + schema.request() + ", not a " + request.schema());
        long deadline = System.nanoTime() + timeout.toNanos();
        // A manager of its own, since ROSJava's keeps one client per service and never lets it go.
        ServiceManager own = new ServiceManager();
        try {
            ServiceClient<WireBytes, WireBytes> client = connect(own, find(service), service, schema);
            CompletableFuture<byte[]> answer = new CompletableFuture<>();
            client.call(new WireBytes(Ros1Codec.encode(request)), new ServiceResponseListener<>() {
                @Override
                public void onSuccess(WireBytes response) {
                    answer.complete(response.bytes());
                }

                @Override
                public void onFailure(RemoteException refused) {
                    answer.completeExceptionally(refused);
                }
            });
            byte[] bytes = answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            return Ros1Codec.decode(schema.response(), ByteBuffer.wrap(bytes));
        } catch (TimeoutException late) {
            throw new LinkException(
                    "service " + service + " did not answer within " + timeout.toMillis() + " ms", late);
        } catch (ExecutionException refused) {
            throw new LinkException("service " + service + " refused: " + wordsOf(refused), refused);
        } catch (IOException | RosRuntimeException gone) {
            throw new LinkException(
                    "service " + service + " was lost (" + gone.getMessage() + "); check that its node still runs",
                    gone);
        } catch (DefinitionException unreadable) {
            throw new LinkException(
                    "service " + service + " answered with what is no "
                            + schema.response().type() + ": " + unreadable.getMessage(),
                    unreadable);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new LinkException("the call of service " + service + " was interrupted", stopping);
        } finally {
            if (own.hasClient(service)) end(own.getClient(service));
        }
    }

    private ServiceClient<WireBytes, WireBytes> connect(
            ServiceManager own, URI server, GraphName service, ServiceSchema schema) throws IOException {
        // First a bare connection: each of ROSJava's that fails leaves threads behind.
        try (Socket bare = new Socket()) {
            bare.connect(new InetSocketAddress(server.getHost(), server.getPort()), CONNECT_MILLIS_MAX);
        }
        String definition =
                schema.request().ownDefinition() + "\n---\n" + schema.response().ownDefinition();
        ServiceDeclaration declaration = new ServiceDeclaration(
                new ServiceIdentifier(service, server),
                ServiceDescriptionFactory.newCreate(schema.type(), definition, schema.md5()));
        return new ServiceFactory(node.name(), node.slave(), own, node.executor())
                .newClient(declaration, WireBytes.SERIALIZER, WireBytes.DESERIALIZER, node.requests());
    }

    private URI find(GraphName service) {
        Response<URI> found = node.master().lookupService(node.name(), service.toString());
        URI uri = found.getResult();
        if (found.getStatusCode() != StatusCode.SUCCESS || uri == null || uri.getPort() <= 0)
            throw new LinkException("no node serves " + service + " at the master " + node.masterUri()
                    + "; check that the node runs and the name is right");
        return uri;
    }

    private static String wordsOf(ExecutionException refused) {
        Throwable cause = refused.getCause();
        return String.valueOf(cause == null ? refused.getMessage() : cause.getMessage());
    }

    /** ROSJava closes the channel and leaves the threads behind it running. */
    private static void end(ServiceClient<?, ?> client) {
        client.shutdown();
        Internals.find(client, "tcpClient", TcpClient.class)
                .ifPresent(connection -> connection.getChannel().getFactory().shutdown());
    }
}

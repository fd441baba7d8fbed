package org.robograde.robots.rosjava;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.netty.channel.ChannelFactory;
import org.robograde.robots.units.LinkException;
import org.ros.concurrent.DefaultScheduledExecutorService;
import org.ros.internal.node.DefaultNodeFactory;
import org.ros.internal.node.client.MasterClient;
import org.ros.internal.node.server.NodeIdentifier;
import org.ros.internal.node.server.SlaveServer;
import org.ros.internal.node.topic.PublisherFactory;
import org.ros.internal.node.topic.TopicParticipantManager;
import org.ros.internal.transport.tcp.TcpRosServer;
import org.ros.message.MessageFactory;
import org.ros.namespace.GraphName;
import org.ros.node.ConnectedNode;
import org.ros.node.DefaultNodeListener;
import org.ros.node.Node;
import org.ros.node.NodeConfiguration;

/** A running ROSJava node and the parts of it that this link works with. */
final class RosJavaNode implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(10);

    private final Node node;
    private final ScheduledExecutorService executor;

    private RosJavaNode(Node node, ScheduledExecutorService executor) {
        this.node = node;
        this.executor = executor;
    }

    /**
     * @param ownHost loopback gives a private node; with any other address ROSJava listens on every network and states this one
     * @throws LinkException if the node does not start in time
     */
    static RosJavaNode start(URI master, String name, String ownHost, boolean loopback) {
        NodeConfiguration configuration =
                loopback ? NodeConfiguration.newPrivate(master) : NodeConfiguration.newPublic(ownHost, master);
        configuration.setNodeName(GraphName.of(name));
        ScheduledExecutorService executor = new DefaultScheduledExecutorService();
        CompletableFuture<Boolean> started = new CompletableFuture<>();
        try {
            Node node = new DefaultNodeFactory(executor).newNode(configuration, List.of(new DefaultNodeListener() {
                @Override
                public void onStart(ConnectedNode connected) {
                    started.complete(true);
                }

                @Override
                public void onError(Node failed, Throwable why) {
                    started.completeExceptionally(why);
                }
            }));
            RosJavaNode running = new RosJavaNode(node, executor);
            try {
                started.get(START.toMillis(), TimeUnit.MILLISECONDS);
                return running;
            } catch (ExecutionException | TimeoutException failed) {
                running.close();
                throw notStarted(name, master, failed);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            executor.shutdownNow();
            throw notStarted(name, master, stopping);
        } catch (org.ros.exception.RosRuntimeException failed) {
            executor.shutdownNow();
            throw notStarted(name, master, failed);
        }
    }

    private static LinkException notStarted(String name, URI master, Exception why) {
        return new LinkException(
                "ROSJava's node " + name + " could not join the master at " + master + " (" + why
                        + "); check that the name is right and the master's machine can reach this one",
                why);
    }

    GraphName name() {
        return node.getName();
    }

    URI masterUri() {
        return node.getMasterUri();
    }

    GraphName resolve(String name) {
        return node.resolveName(name);
    }

    /** Where ROSJava does all its work, and waits in it: every task may block. */
    ScheduledExecutorService executor() {
        return executor;
    }

    MasterClient master() {
        return Internals.read(node, "masterClient", MasterClient.class);
    }

    TopicParticipantManager participants() {
        return Internals.read(node, "topicParticipantManager", TopicParticipantManager.class);
    }

    PublisherFactory publishers() {
        return Internals.read(node, "publisherFactory", PublisherFactory.class);
    }

    MessageFactory requests() {
        return node.getServiceRequestMessageFactory();
    }

    SlaveServer slave() {
        return Internals.read(node, "slaveServer", SlaveServer.class);
    }

    NodeIdentifier identifier() {
        return slave().toNodeIdentifier();
    }

    @Override
    public void close() {
        ChannelFactory server = Internals.read(
                Internals.read(slave(), "tcpRosServer", TcpRosServer.class), "channelFactory", ChannelFactory.class);
        node.shutdown();
        // ROSJava closes its channels and leaves the threads behind them running.
        server.shutdown();
        executor.shutdown();
        try {
            if (!executor.awaitTermination(200, TimeUnit.MILLISECONDS)) executor.shutdownNow();
        } catch (InterruptedException stopping) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}

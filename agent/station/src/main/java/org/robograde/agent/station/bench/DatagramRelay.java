package org.robograde.agent.station.bench;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A bad network between one client and one server, on loopback: loses, repeats and delays datagrams by a seed, is cut, and moves the client to another address. */
public final class DatagramRelay implements AutoCloseable {
    private static final int DATAGRAM_BYTES_MAX = 65_535;

    private final SocketAddress server;
    private final Badness badness;
    private final Random random;
    private final DatagramSocket toClient;
    private final ScheduledExecutorService late;
    private final AtomicLong carried = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private volatile DatagramSocket toServer;
    private volatile @Nullable SocketAddress client;
    private volatile boolean cut;
    private volatile Predicate<byte[]> dropFromClient = datagram -> false;
    private volatile Predicate<byte[]> dropFromServer = datagram -> false;

    /**
     * What happens to a datagram, each by chance.
     *
     * @param lost share, 0 to 1, as {@code repeated} and {@code delayed}
     * @param delayMillisMax of those that are delayed, so that others overtake them
     */
    public record Badness(double lost, double repeated, double delayed, int delayMillisMax) {
        public static Badness none() {
            return new Badness(0, 0, 0, 0);
        }
    }

    /** @throws IOException if no socket can be had */
    public DatagramRelay(int serverPort, Badness badness, long seed) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        server = new InetSocketAddress(loopback, serverPort);
        this.badness = badness;
        random = new Random(seed);
        toClient = new DatagramSocket(0, loopback);
        toServer = new DatagramSocket(0, loopback);
        late = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "relay-late");
            thread.setDaemon(true);
            return thread;
        });
        carry(toClient, true);
        carry(toServer, false);
    }

    /** Where the client thinks that the server is. */
    public int port() {
        return toClient.getLocalPort();
    }

    /** Cut, nothing is carried. */
    public void cut(boolean now) {
        cut = now;
    }

    /** From now on the server sees the client at another port; what it sends to the old one is lost. */
    public void moveClient() throws IOException {
        DatagramSocket old = toServer;
        DatagramSocket next = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        carry(next, false);
        toServer = next;
        old.close();
    }

    public void dropFromClient(Predicate<byte[]> which) {
        dropFromClient = which;
    }

    public void dropFromServer(Predicate<byte[]> which) {
        dropFromServer = which;
    }

    /** Datagrams that came, both ways. */
    public long carried() {
        return carried.get();
    }

    public long lost() {
        return lost.get();
    }

    private void carry(DatagramSocket from, boolean fromClient) {
        Thread thread = new Thread(
                () -> {
                    byte[] bytes = new byte[DATAGRAM_BYTES_MAX];
                    while (true) {
                        DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
                        try {
                            from.receive(packet);
                        } catch (IOException e) {
                            if (from.isClosed()) {
                                return;
                            }
                            // Nobody listened where the last one went (ICMP); the next may arrive.
                            continue;
                        }
                        if (fromClient) {
                            client = packet.getSocketAddress();
                        }
                        meet(Arrays.copyOf(bytes, packet.getLength()), fromClient);
                    }
                },
                "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized void meet(byte[] datagram, boolean fromClient) {
        carried.incrementAndGet();
        boolean dropped = (fromClient ? dropFromClient : dropFromServer).test(datagram);
        if (cut || dropped || random.nextDouble() < badness.lost()) {
            lost.incrementAndGet();
            return;
        }
        pass(datagram, fromClient);
        if (random.nextDouble() < badness.repeated()) {
            pass(datagram, fromClient);
        }
    }

    private void pass(byte[] datagram, boolean fromClient) {
        if (random.nextDouble() < badness.delayed()) {
            ScheduledFuture<?> ignored = late.schedule(
                    () -> send(datagram, fromClient),
                    1L + random.nextInt(badness.delayMillisMax()),
                    TimeUnit.MILLISECONDS);
        } else {
            send(datagram, fromClient);
        }
    }

    private void send(byte[] datagram, boolean fromClient) {
        SocketAddress to = fromClient ? server : client;
        if (to == null) {
            return;
        }
        try {
            (fromClient ? toServer : toClient).send(new DatagramPacket(datagram, datagram.length, to));
        } catch (IOException e) {
            // A socket that was closed or refused: as good as lost on the way.
            lost.incrementAndGet();
        }
    }

    @Override
    public void close() {
        late.shutdownNow();
        toClient.close();
        toServer.close();
    }
}

package org.robograde.agent.station.coap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Carries datagrams between a client and a server, and keeps what the client sent. */
public final class Eavesdropper implements AutoCloseable {
    private static final int APPLICATION_DATA = 23;
    private static final int WITH_CONNECTION_ID = 25;
    private final DatagramSocket toClient = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final DatagramSocket toServer = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final BlockingQueue<byte[]> records = new LinkedBlockingQueue<>();
    private final int serverPort;
    private volatile int clientPort;

    public Eavesdropper(int serverPort) throws IOException {
        this.serverPort = serverPort;
        carry(toClient, true);
        carry(toServer, false);
    }

    public int port() {
        return toClient.getLocalPort();
    }

    private void carry(DatagramSocket from, boolean fromClient) {
        Thread thread = new Thread(() -> {
            byte[] bytes = new byte[4096];
            try {
                while (true) {
                    DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
                    from.receive(packet);
                    byte[] data = java.util.Arrays.copyOf(packet.getData(), packet.getLength());
                    if (fromClient) {
                        clientPort = packet.getPort();
                        if (data[0] == APPLICATION_DATA || data[0] == WITH_CONNECTION_ID) {
                            records.add(data);
                        }
                        send(data);
                    } else {
                        toClient.send(
                                new DatagramPacket(data, data.length, InetAddress.getLoopbackAddress(), clientPort));
                    }
                }
            } catch (IOException e) {
                // Closed.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** The next record of application data that the client sent. */
    public byte[] lastRecord() throws InterruptedException {
        byte[] record = records.poll(5, TimeUnit.SECONDS);
        assertThat(record).isNotNull();
        return record;
    }

    /** To the server, as if it came from the client. */
    public void send(byte[] data) throws IOException {
        toServer.send(new DatagramPacket(data, data.length, InetAddress.getLoopbackAddress(), serverPort));
    }

    @Override
    public void close() {
        toClient.close();
        toServer.close();
    }
}

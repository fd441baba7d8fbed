package org.robograde.robots.ros.tcpros;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.Ros1Codec;
import org.robograde.robots.messages.ServiceSchema;
import org.robograde.robots.ros.sockets.DeadlineStream;

/** A kept connection to a service. Not thread-safe: one call at a time is all the protocol has. */
public final class ServiceConnection implements Closeable {
    private static final int CONNECT_MILLIS_MAX = 2_000;

    private final SocketChannel channel;
    private final DeadlineStream bytes;
    private final FrameReader in;
    private final ServiceSchema schema;

    private ServiceConnection(SocketChannel channel, DeadlineStream bytes, FrameReader in, ServiceSchema schema) {
        this.channel = channel;
        this.bytes = bytes;
        this.in = in;
        this.schema = schema;
    }

    /**
     * @throws PeerRefusedException if the server has another definition of the service
     * @throws IOException if it cannot be reached or does not answer in time
     */
    public static ServiceConnection open(
            InetSocketAddress server, String service, String callerId, ServiceSchema schema, Duration timeout)
            throws IOException {
        ConnectionHeader asked = new ConnectionHeader()
                .with("callerid", callerId)
                .with("service", service)
                .with("md5sum", schema.md5())
                .with("type", schema.type())
                .with("persistent", "1");
        SocketChannel channel = SocketChannel.open();
        try {
            DeadlineStream bytes = ask(channel, server, asked, timeout);
            FrameReader in = new FrameReader(bytes);
            String md5 = ConnectionHeader.read(in).require("md5sum");
            if (!md5.equals(schema.md5())) {
                throw new PeerRefusedException(
                        "the server's md5sum is " + md5 + ", that of " + schema.type() + " is " + schema.md5());
            }
            return new ServiceConnection(channel, bytes, in, schema);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    /**
     * What the server says of the service when nobody calls it.
     *
     * @throws IOException if it cannot be reached, refuses, or does not answer in time
     */
    public static ConnectionHeader probe(InetSocketAddress server, String service, String callerId, Duration timeout)
            throws IOException {
        ConnectionHeader asked = new ConnectionHeader()
                .with("callerid", callerId)
                .with("service", service)
                .with("md5sum", "*")
                .with("probe", "1");
        try (SocketChannel channel = SocketChannel.open()) {
            ConnectionHeader told = ConnectionHeader.read(new FrameReader(ask(channel, server, asked, timeout)));
            told.require("md5sum");
            return told;
        }
    }

    private static DeadlineStream ask(
            SocketChannel channel, InetSocketAddress server, ConnectionHeader asked, Duration timeout)
            throws IOException {
        Socket socket = channel.socket();
        socket.setTcpNoDelay(true);
        socket.connect(server, CONNECT_MILLIS_MAX);
        DeadlineStream bytes = new DeadlineStream(socket);
        bytes.allow(timeout);
        asked.write(socket.getOutputStream());
        return bytes;
    }

    /** Whether the server has not hung up since the last call. Asked before a call is sent, so that none is ever sent twice. */
    public boolean isAlive() {
        try {
            channel.configureBlocking(false);
            // Between calls the server owes nothing: any byte or an end means this connection is of no more use.
            boolean quiet = channel.read(ByteBuffer.allocate(1)) == 0;
            channel.configureBlocking(true);
            return quiet;
        } catch (IOException gone) {
            return false;
        }
    }

    /**
     * @throws PeerRefusedException if the service reports failure, with its reason
     * @throws SocketTimeoutException if no answer came in time; the connection is then of no more use
     */
    public Message call(Message request, Duration timeout) throws IOException {
        bytes.allow(timeout);
        byte[] encoded = Ros1Codec.encode(request);
        ByteArrayOutputStream frame = new ByteArrayOutputStream(encoded.length + 4);
        Frames.putLength(frame, encoded.length);
        frame.write(encoded);
        channel.socket().getOutputStream().write(frame.toByteArray());
        boolean ok = in.octet() != 0;
        byte[] content = in.require(Frames.LARGEST_MESSAGE);
        if (!ok) {
            throw new PeerRefusedException(new String(content, StandardCharsets.UTF_8));
        }
        return Ros1Codec.decode(schema.response(), ByteBuffer.wrap(content));
    }

    @Override
    public void close() {
        Daemon.closeQuietly(channel);
    }
}

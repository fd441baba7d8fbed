package org.robograde.robots.ros.bridge;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The server's end of a WebSocket written out by hand, so that it can break every rule. */
final class RawBridge implements AutoCloseable {
    static final int TEXT = 1;
    static final int BINARY = 2;
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final String subprotocol;
    private final BlockingQueue<Peer> peers = new LinkedBlockingQueue<>();

    /** @param subprotocol what it claims to speak; empty for none */
    RawBridge(String subprotocol) throws IOException {
        this.subprotocol = subprotocol;
        Thread acceptor = new Thread(this::accept, "raw bridge");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + server.getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                shakeHands(socket);
                peers.add(new Peer(socket));
            }
        } catch (IOException | GeneralSecurityException closed) {
            // The test is over, or the client left during its handshake, which the test sees.
            return;
        }
    }

    private void shakeHands(Socket socket) throws IOException, GeneralSecurityException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            head.write(socket.getInputStream().read());
        }
        String key = head.toString(StandardCharsets.US_ASCII)
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElseThrow();
        byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
        String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(digest) + "\r\n"
                + (subprotocol.isEmpty() ? "" : "Sec-WebSocket-Protocol: " + subprotocol + "\r\n") + "\r\n";
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    }

    /** The next client that connects. */
    Peer next() throws InterruptedException {
        Peer peer = peers.poll(20, TimeUnit.SECONDS);
        if (peer == null) throw new AssertionError("no client came");
        return peer;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** One connected client. */
    record Peer(Socket socket) {
        void text(String words) throws IOException {
            frame(TEXT, words.getBytes(StandardCharsets.UTF_8), true);
        }

        void binary(byte[] bytes) throws IOException {
            frame(BINARY, bytes, true);
        }

        /** @param kind 0 goes on with the message before */
        void frame(int kind, byte[] bytes, boolean last) throws IOException {
            ByteBuffer head = ByteBuffer.allocate(10).put((byte) (kind | (last ? 0x80 : 0)));
            if (bytes.length < 126) {
                head.put((byte) bytes.length);
            } else if (bytes.length <= 0xFFFF) {
                head.put((byte) 126).putShort((short) bytes.length);
            } else {
                head.put((byte) 127).putLong(bytes.length);
            }
            OutputStream out = socket.getOutputStream();
            out.write(head.array(), 0, head.position());
            out.write(bytes);
        }

        /** The next text the client says; its pings and bytes are passed over. */
        String heard() throws IOException {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (true) {
                int kind = in.readUnsignedByte() & 0x0F;
                long length = in.readUnsignedByte() & 0x7F;
                length = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
                byte[] mask = in.readNBytes(4);
                byte[] bytes = in.readNBytes((int) length);
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] ^= mask[i % 4];
                }
                if (kind == TEXT) {
                    return new String(bytes, StandardCharsets.UTF_8);
                }
            }
        }

        /** Whether the client hangs up, soon. */
        boolean isLeft() throws IOException {
            socket.setSoTimeout(20_000);
            try {
                while (socket.getInputStream().read() >= 0) {}
            } catch (java.net.SocketTimeoutException stillThere) {
                return false;
            } catch (IOException reset) {
                return true;
            }
            return true;
        }
    }
}

package org.robograde.robots.ros.xmlrpc;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.robograde.robots.ros.names.PeerAddress;
import org.robograde.robots.ros.sockets.DeadlineStream;

/** Calls methods of one XML-RPC server; each call is a connection of its own, so a restarted server is never a stale one. Thread-safe. */
public final class XmlRpcClient {
    private static final int CONNECT_MILLIS_MAX = 2_000;

    private final URI server;
    private final Duration answerWithin;

    /** @param answerWithin time in which the whole answer must have come */
    public XmlRpcClient(URI server, Duration answerWithin) {
        this.server = server;
        this.answerWithin = answerWithin;
    }

    /**
     * @throws XmlRpcFault if the server answers with a fault or not in XML-RPC
     * @throws IOException if it cannot be reached or does not answer in time
     */
    public Object call(String method, Object... arguments) throws IOException {
        byte[] request = XmlRpcWriter.call(method, List.of(arguments));
        PeerAddress peer = PeerAddress.of(server, 80);
        try (Socket socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.connect(peer.resolved(), CONNECT_MILLIS_MAX);
            String path = server.getRawPath() == null || server.getRawPath().isEmpty() ? "/" : server.getRawPath();
            HttpMessage.write(
                    socket.getOutputStream(),
                    "POST " + path + " HTTP/1.1\r\nHost: " + PeerAddress.inUri(peer.host()) + ":" + peer.port()
                            + "\r\nUser-Agent: RoboGrade\r\nConnection: close\r\n",
                    request);
            DeadlineStream bytes = new DeadlineStream(socket);
            bytes.allow(answerWithin);
            HttpMessage answer = HttpMessage.read(new BufferedInputStream(bytes))
                    .orElseThrow(
                            () -> new IOException(server + " closed the connection without an answer to " + method));
            if (!answer.startLine().contains(" 200")) {
                throw new XmlRpcFault(server + " answered " + method + " with '" + answer.startLine() + "'");
            }
            return XmlRpcReader.answer(answer.body());
        }
    }
}

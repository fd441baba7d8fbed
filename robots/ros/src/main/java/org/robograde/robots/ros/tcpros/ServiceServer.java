package org.robograde.robots.ros.tcpros;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.Ros1Codec;
import org.robograde.robots.messages.ServiceSchema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One service this node answers. Callers have a thread each, the handler sees one call at a time. */
public final class ServiceServer implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceServer.class);

    private final String name;
    private final String callerId;
    private final ServiceSchema schema;
    private final Function<Message, Message> handler;
    private final Object oneCall = new Object();
    private final Set<Socket> callers = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public ServiceServer(String name, String callerId, ServiceSchema schema, Function<Message, Message> handler) {
        this.name = name;
        this.callerId = callerId;
        this.schema = schema;
        this.handler = handler;
    }

    public String name() {
        return name;
    }

    void serve(Socket socket, FrameReader in, ConnectionHeader asked) throws IOException {
        OutputStream out = socket.getOutputStream();
        String md5 = asked.get("md5sum", "");
        if (!md5.equals("*") && !md5.equals(schema.md5())) {
            ConnectionHeader.error(callerId + " serves " + name + " as " + schema.type() + " (" + schema.md5()
                            + "), not with md5sum " + md5)
                    .write(out);
            return;
        }
        new ConnectionHeader()
                .with("callerid", callerId)
                .with("md5sum", schema.md5())
                .with("request_type", schema.request().type())
                .with("response_type", schema.response().type())
                .with("service", name)
                .with("type", schema.type())
                .write(out);
        if (asked.is("probe")) {
            return;
        }
        callers.add(socket);
        try {
            answerAll(in, out, asked.is("persistent"));
        } finally {
            callers.remove(socket);
        }
    }

    private void answerAll(FrameReader in, OutputStream out, boolean persistent) throws IOException {
        boolean more = !closed;
        while (more) {
            byte[] request = in.next(Frames.LARGEST_MESSAGE);
            if (request == null) {
                return;
            }
            out.write(answer(request));
            more = persistent;
        }
    }

    private byte[] answer(byte[] request) throws IOException {
        try {
            Message asked = Ros1Codec.decode(schema.request(), ByteBuffer.wrap(request));
            Message answer;
            synchronized (oneCall) {
                answer = handler.apply(asked);
            }
            if (!answer.schema().equals(schema.response())) {
                throw new IllegalStateException("the handler of " + name + " answered with " + answer.schema()
                        + ", not with " + schema.response());
            }
            return framed(1, Ros1Codec.encode(answer));
        } catch (RuntimeException failed) {
            LOG.warn("{}: a call of {} failed", callerId, name, failed);
            String reason = failed.getMessage() == null ? failed.toString() : failed.getMessage();
            return framed(0, reason.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static byte[] framed(int ok, byte[] content) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream(content.length + 5);
        frame.write(ok);
        Frames.putLength(frame, content.length);
        frame.write(content);
        return frame.toByteArray();
    }

    /** Hangs up on every caller; their kept connections are of no more use. */
    @Override
    public void close() {
        closed = true;
        callers.forEach(Daemon::closeQuietly);
    }
}

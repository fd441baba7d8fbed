package org.robograde.robots.ros.sockets;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A socket's input with a time within which all that is awaited must have come: a peer that sends a byte now and then gains no more by it. */
public final class DeadlineStream extends InputStream {
    private final Socket socket;
    private final InputStream in;
    private boolean limited;
    private long deadlineNanos;

    public DeadlineStream(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    /** Whatever is read from now on must come within this time, however many reads it takes. */
    public void allow(Duration inAll) {
        limited = true;
        deadlineNanos = System.nanoTime() + inAll.toNanos();
    }

    /** From now on reads wait for as long as the connection lasts. */
    public void lift() throws IOException {
        limited = false;
        socket.setSoTimeout(0);
    }

    /** @throws SocketTimeoutException if the time is over */
    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        if (limited) {
            long leftMillis = (deadlineNanos - System.nanoTime()) / 1_000_000;
            if (leftMillis <= 0) {
                throw new SocketTimeoutException("the peer did not send all that was awaited in time");
            }
            socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, leftMillis));
        }
        return in.read(bytes, from, count);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }
}

package org.robograde.robots.ros.xmlrpc;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The little of HTTP/1.1 that XML-RPC needs: a start line, headers (names in lower case), a body of stated length or up to the end. */
final class HttpMessage {
    private static final int LARGEST_HEAD = 16 << 10;

    /** A robot's whole parameter tree, description included, is a few MiB. */
    private static final int LARGEST_BODY = 32 << 20;

    private static final String LENGTH = "content-length";

    private final String startLine;
    private final Map<String, String> headers;
    private final byte[] body;

    private HttpMessage(String startLine, Map<String, String> headers, byte[] body) {
        this.startLine = startLine;
        this.headers = headers;
        this.body = body;
    }

    /** Request or status line. */
    String startLine() {
        return startLine;
    }

    byte[] body() {
        return body;
    }

    /**
     * @return empty if the peer closed before the first byte
     * @throws IOException if the message is cut, too large, or not HTTP
     */
    static Optional<HttpMessage> read(InputStream in) throws IOException {
        String startLine = line(in, LARGEST_HEAD);
        if (startLine.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> headers = new HashMap<>();
        int left = LARGEST_HEAD;
        for (String line = line(in, left); !line.isEmpty(); line = line(in, left)) {
            left -= line.length();
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw new IOException("not HTTP: '" + line + "' is no header");
            }
            headers.put(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return Optional.of(new HttpMessage(startLine, headers, body(in, headers, startLine)));
    }

    private static byte[] body(InputStream in, Map<String, String> headers, String startLine) throws IOException {
        String stated = headers.get(LENGTH);
        if (stated == null) {
            if (headers.containsKey("transfer-encoding") || !startLine.startsWith("HTTP/")) {
                throw new IOException("a body without Content-Length is not accepted");
            }
            return bounded(in.readNBytes(LARGEST_BODY + 1));
        }
        long length;
        try {
            length = Long.parseLong(stated);
        } catch (NumberFormatException unreadable) {
            throw new IOException("not HTTP: Content-Length '" + stated + "'", unreadable);
        }
        if (length < 0 || length > LARGEST_BODY) {
            throw new IOException("a body of " + stated + " bytes is refused; at most " + LARGEST_BODY + " are read");
        }
        // Grows with what arrives, so that a stated length alone takes no memory.
        byte[] body = in.readNBytes((int) length);
        if (body.length < length) {
            throw new EOFException("the body ended after " + body.length + " of " + length + " bytes");
        }
        return body;
    }

    private static byte[] bounded(byte[] body) throws IOException {
        if (body.length > LARGEST_BODY) {
            throw new IOException("a body of more than " + LARGEST_BODY + " bytes is refused");
        }
        return body;
    }

    private static String line(InputStream in, int limit) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        for (int each = in.read(); each != '\n'; each = in.read()) {
            if (each < 0) {
                if (line.size() == 0) {
                    return "";
                }
                throw new EOFException("the connection ended within a header");
            }
            if (line.size() >= limit) {
                throw new IOException("headers of more than " + LARGEST_HEAD + " bytes are refused");
            }
            line.write(each);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    /** Head and body in one write, so that no peer waits for a delayed acknowledgement between the two. */
    static void write(OutputStream out, String head, byte[] body) throws IOException {
        byte[] start = (head + "Content-Type: text/xml\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = new byte[start.length + body.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(body, 0, whole, start.length, body.length);
        out.write(whole);
        out.flush();
    }

    boolean wantsClose() {
        String connection = headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
        return connection.equals("close") || (startLine.endsWith("HTTP/1.0") && !connection.equals("keep-alive"));
    }
}

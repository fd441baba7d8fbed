package org.robograde.robots.ros.names;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Where a peer says it can be reached. Read from the authority as written: many robots are called {@code my_robot}, and a
 * host with an underscore is none to {@link URI#getHost}.
 *
 * @param host name or address; an IPv6 address without its brackets
 */
public record PeerAddress(String host, int port) {

    /** @throws IOException if the URI has no host, or no port where {@code defaultPort} is 0 */
    public static PeerAddress of(URI uri, int defaultPort) throws IOException {
        String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        String place = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = place.lastIndexOf(':');
        boolean hasPort = colon > place.lastIndexOf(']');
        String host = hasPort ? place.substring(0, colon) : place;
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        int port = hasPort ? port(place.substring(colon + 1)) : defaultPort;
        if (bare.isEmpty() || port < 1 || port > 65_535) {
            throw new IOException("'" + uri + "' is no address of a peer; it needs a host and a port from 1 to 65535");
        }
        return new PeerAddress(bare, port);
    }

    private static int port(String digits) {
        return digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
    }

    /** @throws UnknownHostException if this machine cannot resolve the name, saying what to do */
    public InetSocketAddress resolved() throws UnknownHostException {
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException unknown) {
            UnknownHostException told = new UnknownHostException("this machine cannot resolve '" + host
                    + "'; add it to the hosts file, or have the peer give its" + " address");
            told.initCause(unknown);
            throw told;
        }
    }

    /** As it is written in a URI. */
    public static String inUri(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }
}

package org.robograde.robots.ros.tcpros;

import java.io.IOException;
import java.io.OutputStream;

/** The bounds of what travels, and the length prefix. */
final class Frames {
    /** The largest definitions in use (motion planning) come to about 100 KiB. */
    static final int LARGEST_HEADER = 1 << 20;

    static final int LARGEST_MESSAGE = 256 << 20;

    private Frames() {}

    static void putLength(OutputStream out, int length) throws IOException {
        out.write(length);
        out.write(length >>> 8);
        out.write(length >>> 16);
        out.write(length >>> 24);
    }
}

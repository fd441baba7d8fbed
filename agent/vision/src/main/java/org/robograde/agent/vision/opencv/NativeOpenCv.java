package org.robograde.agent.vision.opencv;

import org.opencv.core.Core;

/**
 * Loads OpenCV's native library, once per program. The only class that knows which packaging of OpenCV is used; everything
 * else is written against {@code org.opencv.*}, so that another build of the library is a change of one POM line and this class.
 */
public final class NativeOpenCv {
    private static final String VERSION = load();

    private NativeOpenCv() {}

    /**
     * Makes the library ready; cheap after the first call (0.3 s).
     *
     * @return OpenCV's own version, part of every observation's parameters
     * @throws UnsatisfiedLinkError if this platform has no build of the library
     */
    public static String ready() {
        return VERSION;
    }

    private static String load() {
        nu.pattern.OpenCV.loadLocally();
        // One thread: the order of floating-point sums stays fixed, and bundles are what the program runs in parallel.
        Core.setNumThreads(1);
        return Core.VERSION;
    }
}

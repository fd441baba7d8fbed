package org.robograde.hostile;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;

/** Measures what a piece of work allocates, so that a test can hold it against the size of what was read. */
public final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** The fuzzer's instrumentation allocates on the same thread: it copies what is compared. */
    private static final long SHARE_OF_FUZZER = System.getenv("JAZZER_FUZZ") == null ? 1 : 10;

    private Allocation() {}

    /**
     * Does the work on this thread; a second time if the first one took too much, for that may have been the loading of classes.
     *
     * @param bytesMax all that may be allocated meanwhile, garbage included
     * @throws AssertionError if it was more, whether the work succeeded or failed
     */
    public static void within(long bytesMax, Callable<?> work) throws Exception {
        check(bytesMax * SHARE_OF_FUZZER, work);
    }

    private static void check(long bytesMax, Callable<?> work) throws Exception {
        if (measured(work) > bytesMax) {
            long allocated = measured(work);
            if (allocated > bytesMax) {
                throw new AssertionError(allocated + " bytes were allocated; " + bytesMax + " had to be enough");
            }
        }
    }

    private static long measured(Callable<?> work) throws Exception {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        work.call();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}

package org.robograde.robots.ros;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.robograde.robots.messages.RosTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Time that someone else tells: 0 until the first telling, standing still in between, going back when a recording loops. Thread-safe. */
final class SimulatedTime {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedTime.class);

    private final List<RosClock.JumpListener> listeners = new CopyOnWriteArrayList<>();
    private RosTime now = RosTime.ZERO;
    private long jumps;
    private boolean closed;

    synchronized RosTime now() {
        return now;
    }

    void onBackwardJump(RosClock.JumpListener listener) {
        listeners.add(listener);
    }

    void tell(RosTime told) {
        RosTime before;
        synchronized (this) {
            before = now;
            now = told;
            if (told.compareTo(before) < 0) {
                jumps++;
            }
            notifyAll();
        }
        if (told.compareTo(before) < 0) {
            listeners.forEach(each -> tell(each, before, told));
        }
    }

    private static void tell(RosClock.JumpListener listener, RosTime before, RosTime now) {
        try {
            listener.wentBack(before, now);
        } catch (RuntimeException failed) {
            LOG.error("a listener of backward jumps failed", failed);
        }
    }

    synchronized RosClock.Waking sleepUntil(RosTime deadline) throws InterruptedException {
        long jumpsBefore = jumps;
        while (now.compareTo(deadline) < 0 && jumps == jumpsBefore && !closed) {
            wait();
        }
        return waking(jumpsBefore);
    }

    /** A span cannot begin before time has begun. */
    synchronized RosClock.Waking sleep(long nanos) throws InterruptedException {
        while (now.equals(RosTime.ZERO) && !closed) {
            wait();
        }
        return sleepUntil(RosTime.ofNanos(now.toNanos() + nanos));
    }

    private RosClock.Waking waking(long jumpsBefore) {
        if (closed) {
            return RosClock.Waking.CLOSED;
        }
        return jumps == jumpsBefore ? RosClock.Waking.REACHED : RosClock.Waking.TIME_WENT_BACK;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}

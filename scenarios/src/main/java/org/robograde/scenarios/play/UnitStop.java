package org.robograde.scenarios.play;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.robograde.robots.units.UnitDriver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stop that ends a trial early, given at most once and for one reason. Whoever gives it sends it at once, on its own thread and holding no lock: a
 * stop never waits for a record being written. Thread-safe; nothing here throws.
 */
final class UnitStop {
    private static final Logger LOG = LoggerFactory.getLogger(UnitStop.class);
    private static final String NOT_GIVEN = "";

    /** No reason of a trial's: from here on a stop still stops the unit, but the trial is over. */
    private static final String TOO_LATE = "\0";

    private static final long RECORDING_SECONDS = 5;

    private final UnitDriver driver;
    private final EventLog events;
    private String reason = NOT_GIVEN;
    private final CountDownLatch recorded = new CountDownLatch(1);

    UnitStop(UnitDriver driver, EventLog events) {
        this.driver = driver;
        this.events = events;
    }

    /**
     * @param recordWhy called once the stop is sent, if it is this one that ends the trial
     * @return the ways by which the stop was sent now; none if another one ended the trial before
     */
    List<String> give(String why, Runnable recordWhy) {
        if (!isFirst(why)) {
            return reason().equals(TOO_LATE) ? send() : List.of();
        }
        List<String> ways = send();
        try {
            recordWhy.run();
            ways.forEach(way -> events.record("stop_sent", "by", way));
        } catch (RuntimeException unrecorded) {
            LOG.error("the stop \"{}\" was sent, but not recorded", why, unrecorded);
        } finally {
            recorded.countDown();
        }
        return ways;
    }

    /** Sends the stop by every way; the ways that were sent. Not recorded as an event: the messages themselves are. */
    List<String> send() {
        try {
            return driver.stopByEveryWay();
        } catch (RuntimeException failed) {
            LOG.error("the stop could not be sent", failed);
            return List.of();
        }
    }

    boolean given() {
        return !reason().equals(NOT_GIVEN) && !reason().equals(TOO_LATE);
    }

    private synchronized String reason() {
        return reason;
    }

    private synchronized boolean isFirst(String why) {
        boolean first = reason.equals(NOT_GIVEN);
        if (first) reason = why;
        return first;
    }

    /**
     * Closes the trial's ear for stops, so that its end is never recorded before the stop that ended it.
     *
     * @return why the trial was stopped, with that stop recorded; empty if it was not
     */
    String close() {
        if (isFirst(TOO_LATE)) return "";
        try {
            if (!recorded.await(RECORDING_SECONDS, TimeUnit.SECONDS)) LOG.error("a stop is still being recorded");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return reason();
    }
}

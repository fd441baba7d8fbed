package org.robograde.agent.station.cli;

import java.util.Locale;
import org.robograde.agent.station.recorder.PlainRecording;
import org.robograde.agent.station.recorder.Recording;

/** Shows a recording as one line on standard error: rate, size, losses, and how long the disk lasts. */
final class ProgressLine implements PlainRecording.Listener {
    /** Without a terminal a line now and then, so that a log stays readable. */
    private static final long PLAIN_EVERY_SECONDS = 10;

    private final Console console;
    private final boolean terminal = "1".equals(System.getProperty("robograde.terminal"));
    private long messagesBefore;
    private long secondsBefore;
    private boolean open;

    ProgressLine(Console console) {
        this.console = console;
    }

    @Override
    public synchronized void progress(long seconds, Recording.Progress now) {
        if (!terminal && seconds % PLAIN_EVERY_SECONDS != 0) {
            return;
        }
        String line = String.format(
                Locale.ROOT,
                "recording %d s: %d messages (%d/s), %.1f MB, %d lost, disk %.1f GB free%s",
                seconds,
                now.messages(),
                (now.messages() - messagesBefore) / Math.max(1, seconds - secondsBefore),
                now.bytes() / 1e6,
                now.lost(),
                now.diskBytes() / 1e9,
                now.diskSeconds() < 0 ? "" : String.format(Locale.ROOT, ", %d min", now.diskSeconds() / 60));
        messagesBefore = now.messages();
        secondsBefore = seconds;
        if (terminal) {
            System.err.print("\r\033[K" + line);
            open = true;
        } else {
            console.remark("robograde: " + line);
        }
    }

    @Override
    public synchronized void remark(String text) {
        end();
        console.remark("robograde: " + text);
    }

    /** Leaves the line as it stands. */
    synchronized void end() {
        if (open) {
            System.err.println();
            open = false;
        }
    }
}

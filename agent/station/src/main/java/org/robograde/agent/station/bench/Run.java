package org.robograde.agent.station.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One load sent once to one recorder.
 *
 * @param sent messages the publisher sent
 * @param cpuSeconds of the recorder until the load was over, its start included
 * @param peakMegabytes of its memory (VmHWM)
 */
record Run(long sent, Recorded recorded, double cpuSeconds, double peakMegabytes) {
    private static final double TICKS_PER_SECOND = 100;
    private static final long START_MILLIS = 1500;

    long lost() {
        return sent - recorded.count();
    }

    /** Lost, and neither the recorder nor its recording says so. */
    long unaccounted() {
        return Math.max(0, lost() - recorded.stated());
    }

    static Run of(BenchField field, Recorder recorder, List<String> load, double seconds)
            throws IOException, InterruptedException {
        Path target = field.folder().resolve("recording");
        Process recording = field.start(recorder.command(target), "recorder");
        try {
            TimeUnit.MILLISECONDS.sleep(START_MILLIS);
            Process publisher = field.startPublisher(load);
            field.await(publisher, Math.round(seconds) + 60, "the publisher");
            // Behind the last message: what it sent at the end is on its way.
            TimeUnit.MILLISECONDS.sleep(500);
            double cpu = cpuSeconds(recording.pid());
            double peak = peakMegabytes(recording.pid());
            end(field, recording, recorder);
            return new Run(sent(field.printed("publisher")), recorder.read(target), cpu, peak);
        } finally {
            recording.destroyForcibly().waitFor();
            remove(field.folder(), "recording");
        }
    }

    /** CPU seconds of a recorder that has nothing to record, after so long. */
    static double idle(BenchField field, Recorder recorder, double seconds) throws IOException, InterruptedException {
        Process recording = field.start(recorder.command(field.folder().resolve("recording")), "recorder");
        try {
            TimeUnit.MILLISECONDS.sleep(Math.round(seconds * 1000));
            double cpu = cpuSeconds(recording.pid());
            end(field, recording, recorder);
            return cpu;
        } finally {
            recording.destroyForcibly().waitFor();
            remove(field.folder(), "recording");
        }
    }

    private static void end(BenchField field, Process recording, Recorder recorder)
            throws IOException, InterruptedException {
        new ProcessBuilder("kill", recorder.endingSignal(), Long.toString(recording.pid()))
                .start()
                .waitFor();
        field.await(recording, 60, recorder.name());
    }

    private static long sent(String printed) throws IOException {
        long sent = printed.lines()
                .filter(line -> line.startsWith("sent "))
                .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
        if (sent == 0) {
            throw new IOException("the publisher sent nothing: " + printed.strip());
        }
        return sent;
    }

    /** User and system time of the process, as the kernel counts it in hundredths of a second. */
    static double cpuSeconds(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] behindName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(behindName[11]) + Long.parseLong(behindName[12])) / TICKS_PER_SECOND;
    }

    private static double peakMegabytes(long pid) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) * 1024 / 1e6)
                    .findFirst()
                    .orElse(0);
        }
    }

    /** Removes what a recorder wrote: everything in the folder whose name begins so. */
    static void remove(Path folder, String name) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                if (folder.relativize(path).toString().startsWith(name)) {
                    Files.delete(path);
                }
            }
        }
    }
}

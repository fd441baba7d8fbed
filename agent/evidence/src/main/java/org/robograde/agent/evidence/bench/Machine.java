package org.robograde.agent.evidence.bench;

/** Where a benchmark ran: a ratio holds where an absolute time does not, and neither means much without this. */
public record Machine(int cores, String java, String system, long heapMaxBytes) {
    public static Machine current() {
        Runtime runtime = Runtime.getRuntime();
        return new Machine(
                runtime.availableProcessors(),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                runtime.maxMemory());
    }

    @Override
    public String toString() {
        return cores + " cores, " + system + ", " + java + ", heap at most " + (heapMaxBytes >> 20) + " MiB";
    }
}

package org.robograde.robots.units.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One rospy node as a child process, told what to do by lines. */
final class RospyNode implements AutoCloseable {
    private static final String SCRIPT = "rospy_other_side.py";

    private final String name;
    private final Path log;
    private final Process process;
    private final Writer orders;
    private final BlockingQueue<String> replies = new LinkedBlockingQueue<>();
    private final Map<String, BlockingQueue<byte[]>> heard = new ConcurrentHashMap<>();

    private RospyNode(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
    }

    static RospyNode start(URI master, Path folder, String name) throws Exception {
        Path script = folder.resolve(SCRIPT);
        try (InputStream source = RospyNode.class.getResourceAsStream(SCRIPT)) {
            Files.copy(java.util.Objects.requireNonNull(source, SCRIPT), script, StandardCopyOption.REPLACE_EXISTING);
        }
        Path log = Files.createTempFile(folder, "rospy", ".log");
        ProcessBuilder builder =
                DebianMaster.ros(master, folder, List.of("/usr/bin/python3", script.toString(), name.substring(1)));
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        RospyNode node =
                new RospyNode(name, log, builder.redirectError(log.toFile()).start());
        Thread reader = new Thread(node::read, name + "-lines");
        reader.setDaemon(true);
        reader.start();
        node.expect("ready");
        return node;
    }

    String name() {
        return name;
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("heard ")) {
                    String[] words = line.split(" ", -1);
                    heard(words[1]).add(Base64.getDecoder().decode(words[2]));
                } else {
                    replies.add(line);
                }
            }
        } catch (IOException | UncheckedIOException killed) {
            // As good an end as any.
            replies.add(killed.toString());
        }
        replies.add("nothing more");
    }

    BlockingQueue<byte[]> heard(String topic) {
        return heard.computeIfAbsent(topic, name -> new LinkedBlockingQueue<>());
    }

    /** Tells the node to do something that has no answer. */
    synchronized void tell(String order) throws IOException {
        orders.write(order + "\n");
        orders.flush();
    }

    /** Tells the node to do something and waits until it is done. */
    synchronized String order(String order) throws Exception {
        tell(order);
        return expect("reply ");
    }

    private String expect(String start) throws Exception {
        String line = replies.poll(Wait.SOON.toSeconds(), TimeUnit.SECONDS);
        if (line == null || !line.startsWith(start))
            throw new IllegalStateException(
                    name + " said '" + line + "' instead of '" + start + "'; it wrote: " + Files.readString(log));
        return line.substring(start.length());
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Lets the node take leave of its master. */
    @Override
    public void close() throws IOException {
        if (process.isAlive()) orders.close();
        Closing.end(process);
    }
}

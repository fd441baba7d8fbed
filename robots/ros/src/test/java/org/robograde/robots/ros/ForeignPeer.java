package org.robograde.robots.ros;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of Debian's ROS as a child process: a master, a rospy or roscpp node, a command-line tool. */
public final class ForeignPeer implements AutoCloseable {
    private static final String PYTHON = "/usr/bin/python3";

    private final Process process;
    private final Path log;

    private ForeignPeer(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    public static ForeignPeer start(URI master, Path folder, List<String> command) throws IOException {
        Path log = Files.createTempFile(folder, "peer", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.directory(folder.toFile());
        builder.environment().put("ROS_MASTER_URI", master.toString());
        builder.environment().put("ROS_IP", "127.0.0.1");
        builder.environment().put("ROS_HOSTNAME", "127.0.0.1");
        builder.environment().put("ROS_HOME", folder.toString());
        builder.environment().put("ROS_PACKAGE_PATH", "/usr/share");
        builder.environment().put("PYTHONUNBUFFERED", "1");
        return new ForeignPeer(builder.start(), log);
    }

    public static ForeignPeer python(URI master, Path folder, String script, String... arguments) throws IOException {
        return start(master, folder, join(List.of(PYTHON, script), arguments));
    }

    /** A source from the folder of peers. */
    public static String source(String name) {
        return new File("src/test/peers", name).getAbsolutePath();
    }

    /** Runs a command-line tool to its end and gives what it wrote. */
    public static String run(URI master, Path folder, String tool, String... arguments) throws Exception {
        try (ForeignPeer peer = python(master, folder, "/usr/bin/" + tool, arguments)) {
            if (!peer.process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException(tool + " did not end; it wrote: " + peer.output());
            }
            return peer.output();
        }
    }

    /** Debian's own master on a free port, ready to answer. */
    public static ForeignPeer debianMaster(URI uri, Path folder) throws Exception {
        ForeignPeer master = python(uri, folder, "/usr/bin/rosmaster", "--core", "-p", String.valueOf(uri.getPort()));
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < deadline) {
            try {
                RosNode.start(RosNodeOptions.of("/waiting_for_master", uri)).close();
                return master;
            } catch (RosException notYet) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("rosmaster did not start; it wrote: " + master.output());
    }

    public static URI freeMasterUri() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + free.getLocalPort());
        }
    }

    /** Compiles a C++ source of the folder of peers against Debian's roscpp. */
    public static String compiled(String source) throws Exception {
        // Beside the classes, so that it is compiled once for all tests and cleaned away with them.
        Path program = Path.of("target", "peers", source.replace(".cpp", "")).toAbsolutePath();
        if (Files.exists(program)) {
            return program.toString();
        }
        Files.createDirectories(program.getParent());
        // Under a name of its own until it is whole: test classes run in two processes.
        Path own = program.resolveSibling(
                program.getFileName() + "." + ProcessHandle.current().pid());
        List<String> command = List.of(
                "g++",
                "-O1",
                "-o",
                own.toString(),
                source(source),
                "-lroscpp",
                "-lrosconsole",
                "-lroscpp_serialization",
                "-lrostime",
                "-lcpp_common",
                "-lboost_system",
                "-lboost_thread",
                "-pthread");
        Process compiler = new ProcessBuilder(command).inheritIO().start();
        if (!compiler.waitFor(5, TimeUnit.MINUTES) || compiler.exitValue() != 0) {
            throw new IllegalStateException("g++ could not compile " + source);
        }
        Files.move(own, program, StandardCopyOption.ATOMIC_MOVE);
        return program.toString();
    }

    /** roscpp opens its XML-RPC port to all interfaces, so it is started only where loopback is all there is. */
    public static boolean isOnLoopbackOnly() throws SocketException {
        return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                .allMatch(each -> isLoopback(each) || !isUp(each));
    }

    private static boolean isLoopback(NetworkInterface network) {
        try {
            return network.isLoopback();
        } catch (SocketException unknown) {
            return false;
        }
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException unknown) {
            return true;
        }
    }

    public String output() throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8);
    }

    /** Ends the process without a chance to say goodbye to its master. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopping) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> join(List<String> first, String... rest) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(rest));
        return all;
    }
}

package org.robograde.robots.units.contract;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.robograde.robots.ros.xmlrpc.XmlRpcClient;

/** Debian's own ROS master on a free loopback port. */
public final class DebianMaster implements AutoCloseable {
    private final Process process;
    private final URI uri;

    private DebianMaster(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /** The master alone: listens on loopback only. */
    public static DebianMaster startRosmaster(Path folder) throws Exception {
        return start(folder, "/usr/bin/rosmaster", "--core");
    }

    /** The whole core with rosout, which listens on every network: only where loopback is all there is. */
    public static DebianMaster startRoscore(Path folder) throws Exception {
        return start(folder, "/usr/bin/roscore");
    }

    private static DebianMaster start(Path folder, String... program) throws Exception {
        int port = freePort();
        URI uri = URI.create("http://127.0.0.1:" + port);
        List<String> command = new java.util.ArrayList<>(List.of("/usr/bin/python3"));
        command.addAll(List.of(program));
        command.addAll(List.of("-p", String.valueOf(port)));
        Path log = Files.createTempFile(folder, "master", ".log");
        Process process = ros(uri, folder, command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        DebianMaster master = new DebianMaster(process, uri);
        XmlRpcClient client = new XmlRpcClient(uri, Duration.ofSeconds(5));
        Wait.until("the master at " + uri + " answers; see " + log, () -> answers(client));
        return master;
    }

    private static boolean answers(XmlRpcClient client) {
        try {
            client.call("getPid", "/waiting");
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** A program in an environment where everything ROS stays on loopback and in one folder. */
    static ProcessBuilder ros(URI master, Path folder, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("ROS_MASTER_URI", master.toString());
        builder.environment().put("ROS_IP", "127.0.0.1");
        builder.environment().put("ROS_HOSTNAME", "127.0.0.1");
        builder.environment().put("ROS_HOME", folder.toString());
        builder.environment().put("ROS_LOG_DIR", folder.toString());
        builder.environment().put("ROS_PACKAGE_PATH", "/usr/share");
        builder.environment().put("PYTHONUNBUFFERED", "1");
        return builder;
    }

    public URI uri() {
        return uri;
    }

    @Override
    public void close() {
        process.destroy();
        Closing.end(process);
    }
}

package org.robograde.agent.evidence.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A peer that runs under Node for as long as the benchmark does: it takes one command per line and answers each with a line
 * of JSON. It ends by itself when its input does, so that it never outlives this program.
 */
public final class NodePeer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final BufferedWriter commands;
    private final BufferedReader answers;
    private final Path script;
    private final Path errors;
    private final String name;

    private NodePeer(Process process, Path script, Path errors) throws IOException {
        this.process = process;
        this.script = script;
        this.errors = errors;
        commands = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        name = answer().path("name").asText();
    }

    /**
     * Starts {@code node}. The script's first line of output names it: {@code {"name": "..."}}.
     *
     * @param beside a class in whose package the script is a resource
     * @throws IOException if Node is not there or the script does not run; the message says which
     */
    public static NodePeer start(Class<?> beside, String script, Path nodeModules, Path folder) throws IOException {
        Path copy = Files.createTempFile(folder, "peer", ".mjs");
        Path errors = Files.createTempFile(folder, "peer", ".err");
        try (InputStream source = beside.getResourceAsStream(script)) {
            if (source == null) {
                throw new IllegalStateException("no resource " + script + " beside " + beside);
            }
            Files.write(copy, source.readAllBytes());
        }
        Process process = new ProcessBuilder("node", copy.toString(), nodeModules.toString())
                .redirectError(Redirect.to(errors.toFile()))
                .start();
        try {
            return new NodePeer(process, copy, errors);
        } catch (IOException e) {
            process.destroyForcibly();
            Files.deleteIfExists(copy);
            Files.deleteIfExists(errors);
            throw e;
        }
    }

    /** As it names itself. */
    public String name() {
        return name;
    }

    /** Has one command done; its words must hold no tab and no line break. */
    public JsonNode ask(String... words) throws IOException {
        commands.write(String.join("\t", words));
        commands.write('\n');
        commands.flush();
        return answer();
    }

    private JsonNode answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the peer ended: "
                    + Files.readString(errors, StandardCharsets.UTF_8).strip());
        }
        return JSON.readTree(line);
    }

    @Override
    public void close() throws IOException {
        commands.close();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        answers.close();
        Files.deleteIfExists(script);
        Files.deleteIfExists(errors);
    }
}

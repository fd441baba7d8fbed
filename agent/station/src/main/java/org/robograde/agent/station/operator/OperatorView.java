package org.robograde.agent.station.operator;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The desk in a terminal: one line that says how it stands, and a few keys. What needs words is typed and ended by Enter, and Esc or an empty line
 * takes it back; the space bar stops the unit at any time but while words are typed, where Ctrl-C does.
 */
public final class OperatorView implements AutoCloseable {
    private static final String BY = "console";
    private static final long REDRAW_MILLIS = 250;
    private static final int COLUMNS_MAX = 79;
    private static final List<String> KINDS =
            List.of("approval", "correction", "takeover", "teleoperated_recovery", "physical_reset");
    private static final String HELP = """
            keys: a arm (b: the second person)  SPACE abort  z reset  i intervene / done
                  m mark  r remark  n not valid  c condition  ? help""";

    private final OperatorDesk desk;
    private final List<String> persons;
    private final Reader keys;
    private final PrintStream out;
    private final boolean redraws;
    private final Thread reading;
    private final Thread drawing;
    private volatile boolean closed;
    private String drawn = "";
    private String prompt = "";

    /**
     * @param persons beside the unit; the first is at the keys
     * @param redraws whether {@code out} is a terminal that shows one line anew; else a line is written when it changes
     */
    public OperatorView(OperatorDesk desk, List<String> persons, InputStream in, PrintStream out, boolean redraws) {
        this.desk = desk;
        this.persons = List.copyOf(persons);
        this.out = out;
        this.redraws = redraws;
        keys = new InputStreamReader(in, StandardCharsets.UTF_8);
        reading = daemon(this::read, "operator-keys");
        drawing = daemon(this::redraw, "operator-view");
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Says who is there, and listens to keys until closed or until there are no more. */
    public OperatorView open() {
        desk.ledger().listen(entry -> say(entry.line()));
        persons.forEach(person -> desk.say(LedgerEntry.Kind.PRESENT, person, "", "", BY));
        say(HELP);
        reading.start();
        drawing.start();
        return this;
    }

    private void read() {
        try {
            for (int key = keys.read(); key >= 0 && !closed; key = keys.read()) {
                press((char) key);
            }
        } catch (IOException e) {
            say("no key is heard any more: " + e.getMessage());
        }
    }

    private void press(char key) throws IOException {
        try {
            act(key);
        } catch (OperatorException e) {
            say(String.valueOf(e.getMessage()));
        }
    }

    private void act(char key) throws IOException {
        String person = persons.get(0);
        switch (Character.toLowerCase(key)) {
            case 'a' -> desk.arm(person, BY);
            case 'b' ->
                desk.arm(second().orElseThrow(() -> new OperatorException("nobody but " + person + " is there")), BY);
            case ' ' -> desk.abort(person, "aborted at the console", BY);
            case 'z' -> desk.reset(person, BY);
            case 'i' -> intervene(person);
            case 'm' -> desk.say(LedgerEntry.Kind.MARK, person, "", "", BY);
            case 'r' -> typed("remark").ifPresent(text -> desk.say(LedgerEntry.Kind.REMARK, person, "", text, BY));
            case 'n' ->
                typed("why is this trial not valid")
                        .ifPresent(text -> desk.say(LedgerEntry.Kind.INVALID, person, "", text, BY));
            case 'c' -> typed("condition (name: value)").ifPresent(text -> condition(person, text));
            case '?', 'h' -> say(HELP);
            default -> {
                // Whatever else is on a keyboard does nothing.
            }
        }
    }

    private Optional<String> second() {
        return persons.size() > 1 ? Optional.of(persons.get(1)) : Optional.empty();
    }

    private void condition(String person, String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        desk.say(LedgerEntry.Kind.CONDITION, person, name, colon < 0 ? "" : text.substring(colon + 1), BY);
    }

    private void intervene(String person) throws IOException {
        if (desk.intervention().isPresent()) {
            desk.endIntervention(person, BY);
            return;
        }
        StringBuilder choice = new StringBuilder();
        for (int i = 0; i < KINDS.size(); i++) {
            choice.append(i + 1)
                    .append(' ')
                    .append(KINDS.get(i).replace('_', ' '))
                    .append("  ");
        }
        prompt(choice.toString().strip());
        int chosen = keys.read() - '1';
        prompt("");
        if (chosen >= 0 && chosen < KINDS.size()) {
            desk.beginIntervention(person, KINDS.get(chosen), "", BY);
        }
    }

    /** A line; empty if it was taken back. */
    private Optional<String> typed(String what) throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            prompt(what + ": " + line);
            int key = keys.read();
            if (key < 0 || key == 27 || key == '\n' || key == '\r') {
                prompt("");
                return key == 27 || line.toString().isBlank() ? Optional.empty() : Optional.of(line.toString());
            }
            if (key == 127 || key == '\b') {
                line.setLength(Math.max(0, line.length() - 1));
            } else {
                line.append((char) key);
            }
        }
    }

    private void prompt(String text) {
        synchronized (this) {
            prompt = text;
        }
        draw();
    }

    /** A line that stays. */
    private void say(String text) {
        synchronized (this) {
            if (redraws) {
                out.print("\r\033[K");
            }
            out.println(text);
            drawn = "";
        }
        draw();
    }

    private void draw() {
        // Before the lock: the desk may be about to say something here.
        String state = desk.line();
        synchronized (this) {
            String line = prompt.isEmpty() ? state : prompt;
            if (line.equals(drawn) || closed) {
                return;
            }
            drawn = line;
            if (redraws) {
                // A line that wraps could not be drawn anew.
                out.print("\r\033[K" + clipped(line, COLUMNS_MAX));
                out.flush();
            } else if (prompt.isEmpty()) {
                out.println(line);
            }
        }
    }

    /** As much as fits, with a sign where more follows; a Chinese character takes two columns. */
    static String clipped(String line, int columns) {
        int used = 0;
        int end = 0;
        int whole = 0;
        for (int at = 0; at < line.length(); at += Character.charCount(line.codePointAt(at))) {
            int point = line.codePointAt(at);
            boolean wide = (point >= 0x1100 && point <= 0x115F) || (point >= 0x2E80 && point <= 0xFF60);
            used += wide ? 2 : 1;
            if (used <= columns - 1) {
                end = at + Character.charCount(point);
            }
            whole = used;
        }
        return whole <= columns ? line : line.substring(0, end) + "…";
    }

    private void redraw() {
        while (!closed) {
            if (reading.isAlive()) {
                desk.heard();
            }
            draw();
            try {
                Thread.sleep(REDRAW_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        drawing.interrupt();
        if (redraws) {
            out.println();
        }
    }
}

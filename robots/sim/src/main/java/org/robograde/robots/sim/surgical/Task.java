package org.robograde.robots.sim.surgical;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a unit was ordered to do, as far as it understood the words. */
sealed interface Task {
    /** As it speaks of it. */
    String words();

    /** @param ring empty: the order does not say which */
    record Transfer(String ring, String peg) implements Task {
        @Override
        public String words() {
            return "transfer " + ring + " to " + peg;
        }
    }

    record Insert(String target) implements Task {
        @Override
        public String words() {
            return "insert at " + target;
        }
    }

    record Trace(String line) implements Task {
        @Override
        public String words() {
            return "trace " + line;
        }
    }

    record Hold(String view, double seconds) implements Task {
        @Override
        public String words() {
            return "hold " + view;
        }
    }

    Pattern SECONDS = Pattern.compile("for ([0-9]+(?:\\.[0-9]+)?) s");

    /** Empty if the words order nothing that there is on this table. */
    static Optional<Task> understood(String text, SurgicalTable table) {
        Optional<String> view = SurgicalTable.named(text, table.views().keySet());
        if (view.isPresent()) {
            Matcher matcher = SECONDS.matcher(text);
            double seconds = matcher.find() ? Math.min(600, Double.parseDouble(matcher.group(1))) : 1;
            return Optional.of(new Hold(view.get(), seconds));
        }
        Optional<String> line = SurgicalTable.named(text, table.lines().keySet());
        if (line.isPresent()) {
            return Optional.of(new Trace(line.get()));
        }
        Optional<String> target = SurgicalTable.named(text, table.targets().keySet());
        if (target.isPresent()) {
            return Optional.of(new Insert(target.get()));
        }
        return SurgicalTable.named(text, table.pegs().keySet())
                .map(peg -> new Transfer(
                        SurgicalTable.named(text, table.rings().keySet()).orElse(""), peg));
    }
}

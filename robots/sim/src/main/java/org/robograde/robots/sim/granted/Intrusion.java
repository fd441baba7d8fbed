package org.robograde.robots.sim.granted;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.robograde.robots.messages.Malformation;

/** Spells of trouble that a stranger on the network makes, from their beginning to their end in simulated time. Not thread-safe. */
public final class Intrusion {
    /** The kinds, for a field that says what there is; ROLE stands for what the class's units are commanded on. */
    public static final String KINDS = "foreign_commands {role, seconds}, replayed_commands {role, seconds},"
            + " command_flood {role, rateHz, seconds}, malformed_messages {role, form: cut_short or not_a_number, seconds}";

    private static final double MOST_HZ = 2000;
    private static final long TRIES_EVERY_NANOS = 100_000_000L;

    private final Intruder intruder;
    private final long commandsEveryNanos;
    private final List<Spell> spells = new ArrayList<>();

    private enum Kind {
        LISTEN_IN,
        FOREIGN_COMMANDS,
        REPLAYED_COMMANDS,
        COMMAND_FLOOD,
        MALFORMED_MESSAGES;

        static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst();
        }
    }

    /** @param commandsEveryNanos between two commands of a stranger */
    public Intrusion(Intruder intruder, long commandsEveryNanos) {
        this.intruder = intruder;
        this.commandsEveryNanos = commandsEveryNanos;
    }

    public static Intrusion tenTimesASecond(Intruder intruder) {
        return new Intrusion(intruder, TRIES_EVERY_NANOS);
    }

    /** Begins what is asked for; empty if it is of no kind known here. @throws IllegalArgumentException if an argument is missing or wrong */
    public Optional<StimulusAnswer> apply(String word, StimulusArguments arguments, long nowNanos) {
        return Kind.of(word).map(kind -> begin(kind, arguments, nowNanos));
    }

    private StimulusAnswer begin(Kind kind, StimulusArguments arguments, long nowNanos) {
        // Where there is but one, nobody need name it.
        String only = intruder.roles().size() == 1 ? intruder.roles().iterator().next() : "";
        String role = arguments.text("role", only);
        if (!intruder.roles().contains(role)) {
            throw new IllegalArgumentException(
                    "nobody commands the unit on '" + role + "'; there is " + new TreeSet<>(intruder.roles()));
        }
        if (kind == Kind.LISTEN_IN) {
            intruder.listenIn(role);
            return StimulusAnswer.done("a stranger listens in on " + role);
        }
        long until = nowNanos + Math.round(1e9 * arguments.positiveSeconds());
        spells.add(
                switch (kind) {
                    case REPLAYED_COMMANDS -> replay(role, nowNanos, until);
                    case COMMAND_FLOOD -> flood(role, rate(arguments), nowNanos, until);
                    case MALFORMED_MESSAGES -> malformed(role, form(arguments), nowNanos, until);
                    default ->
                        new Spell(
                                nowNanos, until, commandsEveryNanos, (number, elapsedNanos) -> intruder.send(role, 1));
                });
        return StimulusAnswer.done("a stranger sends on " + role);
    }

    private Spell replay(String role, long nowNanos, long until) {
        if (intruder.heard(role) == 0) {
            throw new IllegalArgumentException("no command was heard on '" + role + "' that could be sent again");
        }
        int[] next = {0};
        return new Spell(
                nowNanos, until, 0, (number, elapsedNanos) -> next[0] = intruder.replay(role, elapsedNanos, next[0]));
    }

    private Spell flood(String role, double rateHz, long nowNanos, long until) {
        double eachStep = rateHz * SteppedMachine.STEP_NANOS / 1e9;
        return new Spell(nowNanos, until, 0, (number, elapsedNanos) -> {
            int count = (int) ((long) (eachStep * (number + 1)) - (long) (eachStep * number));
            if (count > 0) {
                intruder.flood(role, count);
            }
        });
    }

    private Spell malformed(String role, Malformation form, long nowNanos, long until) {
        return new Spell(
                nowNanos, until, TRIES_EVERY_NANOS, (number, elapsedNanos) -> intruder.sendMalformed(role, form));
    }

    private static double rate(StimulusArguments arguments) {
        double rate = arguments.number("rateHz");
        if (!(rate > 0 && rate <= MOST_HZ)) {
            throw new IllegalArgumentException("rateHz must be within 0 and " + MOST_HZ + ", got " + rate);
        }
        return rate;
    }

    private static Malformation form(StimulusArguments arguments) {
        String word = arguments.text("form", "");
        return Malformation.of(word)
                .orElseThrow(() -> new IllegalArgumentException("no form '" + word + "'; there is "
                        + Arrays.stream(Malformation.values())
                                .map(Malformation::word)
                                .toList()));
    }

    /** Called at each step. */
    public void tick(long nowNanos) {
        intruder.moment(nowNanos);
        spells.removeIf(spell -> nowNanos >= spell.untilNanos);
        spells.forEach(spell -> spell.tick(nowNanos));
    }

    @FunctionalInterface
    private interface Deed {
        /**
         * @param number of times it was done in this spell before
         * @param elapsedNanos since the first time
         */
        void commit(int number, long elapsedNanos);
    }

    private static final class Spell {
        private final long untilNanos;
        private final long everyNanos;
        private final Deed deed;
        private long nextNanos;
        private long firstNanos;
        private int number;

        Spell(long fromNanos, long untilNanos, long everyNanos, Deed deed) {
            this.nextNanos = fromNanos;
            this.untilNanos = untilNanos;
            this.everyNanos = everyNanos;
            this.deed = deed;
        }

        void tick(long nowNanos) {
            if (nowNanos >= nextNanos) {
                nextNanos = nowNanos + everyNanos;
                firstNanos = number == 0 ? nowNanos : firstNanos;
                deed.commit(number++, nowNanos - firstNanos);
            }
        }
    }
}

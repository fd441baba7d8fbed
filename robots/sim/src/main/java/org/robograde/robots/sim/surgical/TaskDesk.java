package org.robograde.robots.sim.surgical;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.robograde.robots.sim.arm.Point3;

/**
 * Orders in words, and what becomes of them: asked back, proposed, planned, watched over, planned anew. What a unit lacks the skill for it says, by a
 * sentence that begins with {@code HELP:}; a plan that needs a person's word by one that begins with {@code PROPOSE:}; the end by {@code DONE:}.
 */
final class TaskDesk {
    private static final long THINKS_NANOS = 300_000_000L;
    /** It says what it will do before it does it. */
    private static final long BEGINS_NANOS = 500_000_000L;

    private static final double MOVED_METERS = 0.0015;
    private static final double LOST_METERS = 0.006;
    private static final double ON_PEG_METERS = 0.005;
    private static final long WATCH_NANOS = 250_000_000L;

    private final SurgicalTable table;
    private final Skills skills;
    private final CoursePlanner planner;
    private final SurgicalOutlet outlet;
    private final Voice voice;
    private final Playback playback;
    private final Recollection recollection;
    private final Map<String, Point3> seen = new TreeMap<>();
    private @Nullable Task task;
    private Task.@Nullable Transfer unclear;
    private Optional<Task> proposed = Optional.empty();
    private Optional<Task> decided = Optional.empty();
    private long beginsNanos;
    private Point3 plannedFor = Point3.ZERO;
    private int troubles;
    private long oddSinceNanos = Long.MAX_VALUE;
    private boolean carrying;

    TaskDesk(
            SurgicalTable table,
            Skills skills,
            SurgicalOutlet outlet,
            Voice voice,
            Playback playback,
            Recollection recollection) {
        this.table = table;
        this.skills = skills;
        this.planner = new CoursePlanner(table);
        this.outlet = outlet;
        this.voice = voice;
        this.playback = playback;
        this.recollection = recollection;
    }

    boolean busy() {
        return task != null;
    }

    void see(Map<String, Point3> things) {
        seen.clear();
        seen.putAll(things);
    }

    Map<String, Point3> seen() {
        return seen;
    }

    void drop() {
        task = null;
        proposed = Optional.empty();
        decided = Optional.empty();
        unclear = null;
        carrying = false;
        oddSinceNanos = Long.MAX_VALUE;
    }

    /** @return whether the words were an order, an approval or the answer to a question of its own */
    boolean hear(String text, long now, Point3 here) {
        if (text.toLowerCase(java.util.Locale.ROOT).startsWith("approved") && proposed.isPresent()) {
            Task agreed = proposed.get();
            proposed = Optional.empty();
            begin(agreed, here);
            return true;
        }
        if (unclear != null) {
            Optional<String> ring = SurgicalTable.named(text, table.rings().keySet());
            if (ring.isPresent()) {
                order(new Task.Transfer(ring.get(), unclear.peg()), now, here);
                return true;
            }
        }
        Optional<Task> understood = Task.understood(text, table);
        understood.ifPresent(order -> order(order, now, here));
        return understood.isPresent();
    }

    private void order(Task order, long now, Point3 here) {
        drop();
        troubles = 0;
        if (!skills.plans()) {
            voice.say(now + THINKS_NANOS, needsPerson("I cannot do this by myself."));
        } else if (order instanceof Task.Transfer transfer && transfer.ring().isEmpty()) {
            unclear = transfer;
            voice.say(now + THINKS_NANOS, "There are several rings. Which one do you mean?");
        } else {
            take(order, now, here, "I " + order.words() + ".");
        }
    }

    String needsPerson(String why) {
        return "HELP: " + why + (skills.takesMotions() ? " Please command each motion." : " Please steer me by hand.");
    }

    private void take(Task order, long now, Point3 here, String words) {
        if (!known(order)) {
            voice.say(now + THINKS_NANOS, "HELP: I do not see what this is about. Please steer me by hand.");
            return;
        }
        if (skills.asksApproval()) {
            proposed = Optional.of(order);
            outlet.plan(CoursePlanner.course(planner.plan(order, here, seen)));
            voice.say(now + THINKS_NANOS, "PROPOSE: " + words + " I wait for your word.");
        } else {
            voice.say(now + THINKS_NANOS, words);
            decided = Optional.of(order);
            beginsNanos = now + BEGINS_NANOS;
        }
    }

    private boolean known(Task order) {
        if (order instanceof Task.Transfer transfer) {
            return seen.containsKey(transfer.ring());
        }
        return !(order instanceof Task.Insert insert) || seen.containsKey(insert.target());
    }

    private void begin(Task order, Point3 here) {
        task = order;
        carrying = false;
        oddSinceNanos = Long.MAX_VALUE;
        plannedFor = aim(order);
        List<Act> acts = planner.plan(order, here, seen);
        outlet.plan(CoursePlanner.course(acts));
        playback.start(acts);
    }

    /** Begins what was decided on, a moment after it was said. */
    void step(long now, Point3 here) {
        if (decided.isPresent() && now >= beginsNanos) {
            Task order = decided.get();
            decided = Optional.empty();
            begin(order, here);
        }
    }

    private Point3 aim(Task order) {
        if (order instanceof Task.Transfer transfer) {
            return seen.getOrDefault(transfer.ring(), Point3.ZERO);
        }
        return order instanceof Task.Insert insert ? seen.getOrDefault(insert.target(), Point3.ZERO) : Point3.ZERO;
    }

    /** Looks whether things are still where the plan has them; for a picture, in the middle of a task. */
    void watch(Point3 tip, long now) {
        if (task instanceof Task.Insert insert) {
            Point3 at = seen.getOrDefault(insert.target(), plannedFor);
            if (at.distanceTo(plannedFor) > MOVED_METERS && !playback.resting()) {
                change(insert, now, tip, insert.target() + " has moved");
            }
        } else if (task instanceof Task.Transfer transfer) {
            watchRing(transfer, tip, now);
        }
    }

    private void watchRing(Task.Transfer transfer, Point3 tip, long now) {
        Point3 ring = seen.getOrDefault(transfer.ring(), plannedFor);
        boolean closed = playback.jawRadians() < 0.1;
        if (!carrying && !closed) {
            if (ring.distanceTo(plannedFor) > MOVED_METERS) {
                change(transfer, now, tip, transfer.ring() + " has moved");
            }
            return;
        }
        carrying = carrying || closed;
        boolean odd = closed && ring.distanceTo(tip) > LOST_METERS;
        oddSinceNanos = odd ? Math.min(oddSinceNanos, now) : Long.MAX_VALUE;
        if (odd && now - oddSinceNanos > WATCH_NANOS) {
            change(transfer, now, tip, transfer.ring() + " is not in my jaws");
        }
    }

    private void change(Task order, long now, Point3 tip, String why) {
        playback.stop(tip);
        playback.jaw(CoursePlanner.OPEN_RADIANS);
        recollection.changedPlan(why);
        task = null;
        if (++troubles > skills.retries()) {
            voice.say(now, "HELP: " + why + ", and I do not get on. Please steer me by hand.");
        } else {
            take(order, now, tip, "I go another way, since " + why + ": " + order.words() + ".");
        }
    }

    /** The last act of the plan has ended. */
    void ended(Point3 tip, long now) {
        if (task == null) {
            return;
        }
        Task finished = task;
        if (finished instanceof Task.Transfer transfer) {
            Point3 ring = seen.getOrDefault(transfer.ring(), Point3.ZERO);
            Point3 peg = table.pegs().getOrDefault(transfer.peg(), Point3.ZERO);
            if (ring.planeDistanceTo(peg) > ON_PEG_METERS) {
                change(finished, now, tip, transfer.ring() + " is not on " + transfer.peg());
                return;
            }
        }
        task = null;
        recollection.done(finished);
        voice.say(now, "DONE: " + finished.words() + ".");
    }
}

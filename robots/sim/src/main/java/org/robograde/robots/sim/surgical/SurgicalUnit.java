package org.robograde.robots.sim.surgical;

import java.util.Collection;
import java.util.Map;
import org.robograde.robots.sim.arm.Point3;
import org.robograde.robots.sim.arm.ToolPose;

/**
 * The unit's mind: takes the console's commands, follows the hand, moves, carries out orders in words as far as its skills reach, and stops. What it
 * knows comes in as {@link UnitSenses}.
 */
final class SurgicalUnit {
    private static final double MARGIN_METERS = 0.0012;
    private static final double MOVE_SPEED = 0.10;
    private static final double PUSHED_NEWTONS = 0.8;
    /** How far the arm yields per newton, by its maker's word: 0.15 m of shaft times 4 mrad. */
    private static final double YIELDS_METERS_PER_NEWTON = 0.0006;

    private static final long BLIND_NANOS = 250_000_000L;
    private static final long PATIENCE_NANOS = 2_000_000_000L;
    private static final long ERROR_NANOS = 2_000_000_000L;

    private final SurgicalTable table;
    private final Skills skills;
    private final double stepSeconds;
    private final SurgicalOutlet outlet;
    private final Voice voice;
    private final Playback playback;
    private final HandFollower follower;
    private final TipCorrection correction = new TipCorrection();
    private final Recollection recollection;
    private final TaskDesk desk;
    private UnitSenses senses;
    private Point3 shown;
    private boolean stopped;
    private boolean paused;
    private boolean handOn;
    private boolean moving;
    private Hindrance hindrance = Hindrance.NONE;
    /** What a person has said not to mind, as long as it lasts. */
    private Hindrance overruled = Hindrance.NONE;

    private long hinderedNanos;
    private boolean waitsForWord;
    private boolean called;
    private long consoleNanos;
    private long pictureNanos;
    private long errorUntilNanos;
    private String trouble = "";

    SurgicalUnit(
            SurgicalTable table,
            Skills skills,
            SurgicalOutlet outlet,
            UnitSenses senses,
            double stepSeconds,
            long nowNanos) {
        this.table = table;
        this.skills = skills;
        this.outlet = outlet;
        this.senses = senses;
        this.stepSeconds = stepSeconds;
        voice = new Voice(outlet);
        playback = new Playback(table.home(), CoursePlanner.OPEN_RADIANS);
        follower = new HandFollower(skills, table.motionScale(), stepSeconds);
        recollection = new Recollection(table, skills);
        desk = new TaskDesk(table, skills, outlet, voice, playback, recollection);
        shown = table.home();
        senses.seen().ifPresent(things -> desk.see(skills.plans() ? things : Map.of()));
        consoleNanos = nowNanos;
        pictureNanos = nowNanos;
    }

    void take(SurgicalCommand command, long now) {
        if (command instanceof SurgicalCommand.EmergencyStop stop) {
            emergencyStop(stop.pressed());
        } else if (command instanceof SurgicalCommand.State state) {
            state(state.word());
        } else if (command instanceof SurgicalCommand.OperatorPresent foot) {
            present(foot.present());
        } else if (command instanceof SurgicalCommand.Hear heard) {
            hear(heard.text(), now);
        } else if (command instanceof SurgicalCommand.Move move) {
            move(move.to(), now);
        } else if (command instanceof SurgicalCommand.Jaw jaw) {
            jaw(jaw.radians());
        } else if (command instanceof SurgicalCommand.Servo servo) {
            servo(servo.to(), now);
        } else if (command instanceof SurgicalCommand.Foreign foreign) {
            refuseOrObey(foreign.command(), now);
        }
    }

    /** One that watches its bounds takes commands from its console only. */
    private void refuseOrObey(SurgicalCommand command, long now) {
        if (!skills.keepsOut()) {
            take(command, now);
        } else if (free() && now > errorUntilNanos) {
            refuseMotions(now);
        }
    }

    private void emergencyStop(boolean pressed) {
        boolean changes = pressed || stopped;
        stopped = pressed;
        if (changes) {
            halt();
        }
    }

    private void state(String word) {
        switch (word) {
            case "pause", "disable" -> {
                paused = true;
                halt();
            }
            case "resume", "enable" -> {
                paused = false;
                playback.stop(tip());
            }
            default -> {
                // home and unhome mean nothing to an arm that is always homed.
            }
        }
    }

    private void halt() {
        desk.drop();
        playback.stop(tip());
        handOn = false;
        moving = false;
        waitsForWord = false;
    }

    private boolean free() {
        return !stopped && !paused;
    }

    private void present(boolean present) {
        if (present == handOn || !free()) {
            return;
        }
        desk.drop();
        waitsForWord = false;
        playback.stop(tip());
        handOn = present;
        moving = false;
        follower.engage(senses.master(), tip());
    }

    private void hear(String text, long now) {
        boolean question = text.strip().endsWith("?");
        if (question && skills.answersSeconds() >= 0) {
            voice.say(now + Math.round(1e9 * skills.answersSeconds()), recollection.answer(text, desk.seen()));
        } else if (waitsForWord && !question) {
            waitsForWord = false;
            overruled = hindrance;
            hindrance = Hindrance.NONE;
        } else if (!question && free()) {
            desk.hear(text, now, tip());
        }
    }

    private void move(Point3 to, long now) {
        if (!free() || handOn) {
            return;
        }
        if (!skills.takesMotions()) {
            voice.say(now, desk.needsPerson("I do not take motions."));
        } else if (table.forbids(to)) {
            voice.say(now, desk.needsPerson("This motion would leave my bounds."));
        } else {
            desk.drop();
            moving = true;
            playback.start(java.util.List.of(new Act.Go(java.util.List.of(playback.setpoint(), to), MOVE_SPEED)));
        }
    }

    private void jaw(double radians) {
        if (free() && skills.takesMotions()) {
            playback.jaw(radians);
        }
    }

    /** A stream of setpoints is for a console whose operator is at it; a unit that watches its bounds takes it from nobody else. */
    private void servo(Point3 to, long now) {
        if (!free() || !to.isFinite()) {
            return;
        }
        if (!skills.keepsOut()) {
            desk.drop();
            playback.stop(to);
        } else if (!handOn && to.distanceTo(playback.setpoint()) > 0.001 && now > errorUntilNanos) {
            refuseMotions(now);
        }
    }

    private void refuseMotions(long now) {
        fail("motions came that nobody at the console asked for; I did not follow them", now);
        voice.say(now, "I was sent motions that nobody at the console asked for. I do not follow them.");
    }

    /** Says what to do in this step. */
    InstrumentJoints step(UnitSenses now, long nowNanos) {
        senses = now;
        takeIn(nowNanos);
        if (free()) {
            act(nowNanos);
        }
        voice.step(nowNanos);
        shown = skills.keepsOut() ? table.slid(shown, playback.setpoint(), MARGIN_METERS) : playback.setpoint();
        return table.arm().inverse(shown.minus(offset()), 0, playback.jawRadians());
    }

    private void takeIn(long now) {
        if (senses.consoleHeard()) {
            consoleNanos = now;
        }
        senses.seen().ifPresent(things -> {
            pictureNanos = now;
            desk.see(skills.plans() ? things : Map.of());
        });
        if (skills.compensates() && senses.tracked().isPresent()) {
            boolean pushed = hindrance == Hindrance.PUSHED || senses.pullNewtons() > PUSHED_NEWTONS / 2;
            Point3 encoders = table.arm().forward(senses.measured()).position();
            if (correction.take(senses.tracked().get(), encoders, pushed)) {
                String words = String.format(
                        java.util.Locale.ROOT,
                        "my tracker is %.1f mm away from what my joints say; I do not believe it any more",
                        1000 * correction.doubtMeters());
                fail(words, now);
                voice.say(now, "I noticed that " + words + ".");
            }
        }
    }

    private void act(long now) {
        hinder(now);
        desk.step(now, tip());
        boolean working = playback.playing() || handOn;
        if (handOn) {
            if (hindrance != Hindrance.LINK) {
                playback.setpoint(follower.follow(senses.master()));
                playback.jaw(senses.masterGripRadians());
            }
        } else if (working && hindrance == Hindrance.NONE && !waitsForWord) {
            if (senses.seen().isPresent() && desk.busy()) {
                desk.watch(tip(), now);
            }
            if (playback.step(stepSeconds)) {
                moving = false;
                desk.ended(tip(), now);
            }
        }
    }

    private void hinder(long now) {
        Hindrance felt = found(now);
        Hindrance found = felt == overruled ? Hindrance.NONE : felt;
        overruled = felt == overruled ? overruled : Hindrance.NONE;
        if (found == hindrance) {
            if (found == Hindrance.BLIND && !called && now - hinderedNanos > PATIENCE_NANOS && !skills.goesOnAlone()) {
                call(now);
            }
            return;
        }
        if (found != Hindrance.NONE) {
            hindrance = found;
            hinderedNanos = now;
            called = false;
            begin(found, now);
        } else if (!waitsForWord) {
            end(now);
        }
    }

    private Hindrance found(long now) {
        boolean working = playback.playing() || handOn;
        if (working && now - consoleNanos > Math.round(1e9 * skills.linkWatchSeconds())) {
            return Hindrance.LINK;
        }
        if (skills.plans() && now - pictureNanos > BLIND_NANOS) {
            return Hindrance.BLIND;
        }
        boolean feels = skills.takesMotions() && !skills.goesOnAlone() && (playback.playing() || !skills.plans());
        return feels && senses.pullNewtons() > PUSHED_NEWTONS ? Hindrance.PUSHED : Hindrance.NONE;
    }

    private void begin(Hindrance why, long now) {
        if (why == Hindrance.BLIND) {
            fail(why.words(), now);
        } else if (why == Hindrance.PUSHED && !handOn) {
            call(now);
        } else if (why == Hindrance.LINK && handOn) {
            playback.stop(tip());
        }
    }

    /** Stops and asks: one that takes motions only wants them anew, one that has a plan wants to be told to go on. */
    private void call(long now) {
        called = true;
        if (skills.plans()) {
            waitsForWord = true;
            voice.say(now, "HELP: I stopped, since " + hindrance.words() + ". Please tell me to go on.");
        } else {
            if (moving) {
                playback.stop(tip());
                moving = false;
            }
            voice.say(now, desk.needsPerson("I stopped, since " + hindrance.words() + "."));
        }
    }

    private void end(long now) {
        Hindrance over = hindrance;
        if (over == Hindrance.LINK && playback.playing() && !skills.goesOnAlone()) {
            call(now);
        }
        if (over == Hindrance.LINK && handOn) {
            follower.engage(senses.master(), tip());
        }
        hindrance = Hindrance.NONE;
    }

    private void fail(String what, long now) {
        trouble = what;
        errorUntilNanos = now + ERROR_NANOS;
        outlet.diagnostics(2, what);
    }

    /** How far it believes its tip to be from where the encoders say: learnt from its tracker, or by what its arm yields to a pull it feels. */
    private Point3 offset() {
        if (skills.compensates()) {
            return correction.offset();
        }
        double pull = skills.goesOnAlone() ? senses.pullNewtons() : 0;
        return new Point3(-0.8 * YIELDS_METERS_PER_NEWTON * pull, 0, 0);
    }

    /** Where it believes its tip to be. */
    private Point3 tip() {
        return table.arm().forward(senses.measured()).position().plus(offset());
    }

    void show() {
        ToolPose byEncoders = table.arm().forward(senses.measured());
        InstrumentJoints wanted = table.arm().inverse(shown, 0, playback.jawRadians());
        outlet.arm(
                new ToolPose(tip(), byEncoders.orientation()),
                new ToolPose(shown, table.arm().forward(wanted).orientation()),
                senses.measured());
    }

    void showState() {
        String word = stopped ? "FAULT" : paused ? "PAUSED" : "ENABLED";
        outlet.state(word, busy());
    }

    boolean busy() {
        return playback.moving() || handOn;
    }

    void showDiagnostics(long now) {
        boolean failing = now < errorUntilNanos || hindrance == Hindrance.BLIND;
        int level = failing ? 2 : trouble.isEmpty() ? 0 : 1;
        outlet.diagnostics(level, trouble.isEmpty() ? "working" : trouble);
    }

    /** What it claims to see. */
    Collection<Point3> detections() {
        return desk.seen().values();
    }

    /** What its tracker said in this step. */
    Point3 tracked() {
        return senses.tracked().orElse(Point3.ZERO);
    }

    boolean braked() {
        return !free();
    }
}

package org.robograde.scenarios.play;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.robograde.robots.units.TeleoperationDriver;
import org.robograde.scenarios.language.SurgicalStep;
import org.robograde.scenarios.site.OperatingTable;

/**
 * A task that an arm is ordered to do. What becomes of it depends on what the unit says: it does it, asks back, proposes a plan and waits for a word, or
 * calls for help - and then the operator goes through the task with it, by hand or motion by motion.
 */
final class RunningOrderedTask implements Running {
    /** A unit that has said nothing for so long has taken the order in silence. */
    private static final double REPLY_SECONDS = 2.5;

    private static final int ATTEMPTS = 4;

    private final Stage stage;
    private final OperatorDesk desk;
    private final TeleoperationDriver driver;
    private final SurgicalStep.Ordered step;
    private final OperatingTable table;
    private final TaskRecord record;
    private boolean started;
    private long deadlineNanos;
    private long replyByNanos;
    private Optional<Answer> coming = Optional.empty();
    private Optional<OperatorAtWork> atWork = Optional.empty();
    private Optional<String> intervention = Optional.empty();
    private boolean reported;
    private int attempts;

    /** What the operator will do, and when. */
    private record Answer(long atNanos, Runnable act) {}

    RunningOrderedTask(Stage stage, OperatorDesk desk, SurgicalStep.Ordered step) {
        this.stage = stage;
        this.desk = desk;
        this.step = step;
        this.driver = SurgicalStarter.driver(stage);
        this.table = SurgicalStarter.table(stage);
        this.record = new TaskRecord(stage, step, table);
    }

    @Override
    public Progress tick() {
        if (!started) {
            start();
            return Progress.RUNNING;
        }
        Optional<FieldReport> report = FieldReport.of(stage.field);
        reported |= report.isPresent();
        report.ifPresent(record::see);
        if (atWork.isEmpty()) stage.arm.flanks().forEach(record::hear);
        Optional<Progress> end = listen();
        if (end.isPresent()) return ended(end.get());
        if (!record.goalOpen() && stage.nowNanos >= replyByNanos && coming.isEmpty()) record.goalSent();
        if (coming.isPresent() && stage.nowNanos >= coming.get().atNanos()) {
            Runnable act = coming.get().act();
            coming = Optional.empty();
            act.run();
        }
        if (atWork.isPresent() && atWork.get().tick(report)) return workDone();
        return stage.nowNanos >= deadlineNanos ? timeOut() : Progress.RUNNING;
    }

    private void start() {
        started = true;
        deadlineNanos = stage.nowNanos + Stage.nanos(step.timeoutSeconds());
        replyByNanos = stage.nowNanos + Stage.nanos(REPLY_SECONDS);
        String words = SurgicalWords.order(step);
        stage.driver.say(words);
        Map<String, Object> order = new TreeMap<>(Map.of("text", words, "place", step.place()));
        if (step instanceof SurgicalStep.Transfer transfer) {
            order.put("object", transfer.ring());
            order.put("ambiguous", transfer.ambiguous());
        }
        stage.events.record("order_given", order);
    }

    private Optional<Progress> listen() {
        for (String text : stage.said) {
            if (text.strip().endsWith("?")) answerQuestion();
            else if (!record.goalOpen() && !wantsTheHand(text)) record.goalSent();
            if (text.startsWith("PROPOSE:")) approve();
            else if (Stage.isHelp(text)) help(text);
            else if (text.startsWith("DONE:"))
                return Optional.of(record.asOrdered(reported) ? Progress.SUCCEEDED : Progress.FAILED);
            else if (text.startsWith("FAILED:")) return Optional.of(Progress.FAILED);
        }
        return Optional.empty();
    }

    /** What is led by hand from the first moment is pursued from when the hand is there. */
    private static boolean wantsTheHand(String text) {
        return Stage.isHelp(text) && text.contains("steer");
    }

    private void react(Runnable act) {
        OptionalLong at = desk.reactsToNanos(stage.nowNanos);
        if (at.isPresent()) coming = Optional.of(new Answer(at.getAsLong(), act));
    }

    private void answerQuestion() {
        replyByNanos = deadlineNanos;
        react(() -> stage.driver.say(SurgicalWords.clarified(step)));
    }

    private void approve() {
        intervene("approval", "a plan was proposed");
        react(() -> {
            stage.driver.say("Approved.");
            endIntervention();
        });
    }

    private void help(String text) {
        if (atWork.isPresent()) react(this::startAgain);
        else if (wantsTheHand(text)) react(() -> work(OperatorChannel.byHand(stage, driver)));
        else if (text.contains("motion")) react(() -> work(OperatorChannel.byMotions(stage, driver)));
        else {
            intervene("correction", "help requested");
            react(() -> {
                stage.driver.say("Go on.");
                endIntervention();
            });
        }
    }

    private void work(OperatorChannel channel) {
        endIntervention();
        intervene(channel.intervention(), "help requested");
        if (!record.goalOpen()) record.goalSent();
        channel.begin();
        atWork = Optional.of(new OperatorAtWork(stage, table, channel, OperatorMove.of(step, table), record::mark));
    }

    private void startAgain() {
        atWork.ifPresent(OperatorAtWork::again);
    }

    private Progress workDone() {
        if (record.asOrdered(reported)) return ended(Progress.SUCCEEDED);
        if (++attempts >= ATTEMPTS) return ended(Progress.FAILED);
        startAgain();
        return Progress.RUNNING;
    }

    private void intervene(String kind, String reason) {
        if (intervention.isPresent()) return;
        desk.intervened();
        intervention = Optional.of(kind);
        stage.events.record("intervention_started", "intervention", kind, "reason", reason);
    }

    private void endIntervention() {
        intervention.ifPresent(kind -> stage.events.record("intervention_ended", "intervention", kind));
        intervention = Optional.empty();
    }

    private Progress ended(Progress how) {
        letGo();
        record.goalEnded(how == Progress.SUCCEEDED ? "succeeded" : "aborted");
        return how;
    }

    private Progress timeOut() {
        letGo();
        driver.cancel("");
        record.goalEnded("timed_out");
        return Progress.FAILED;
    }

    private void letGo() {
        atWork.ifPresent(work -> work.channel().end());
        atWork = Optional.empty();
        coming = Optional.empty();
        endIntervention();
    }

    @Override
    public void cancel() {
        if (!started) return;
        if (!stage.linkLost) letGo();
        record.goalEnded("preempted");
    }
}

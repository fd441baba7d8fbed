package org.robograde.agent.station.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.SealCheck;
import org.robograde.agent.evidence.SigningKey;
import org.robograde.robots.messages.Message;
import org.robograde.robots.messages.MessageRegistry;
import org.robograde.robots.ros.RosMaster;
import org.robograde.robots.units.RobotLink;
import org.robograde.robots.units.Ros1RobotLink;

class PlainRecordingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final RosMaster master = RosMaster.startOnLoopback(0);
    private final RobotLink unit = Ros1RobotLink.connect(link(), "/unit");
    private final List<String> remarks = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<Evidence> sealed = new CompletableFuture<>();

    private java.net.URI link() {
        return java.net.URI.create("ros1://127.0.0.1:" + master.uri().getPort());
    }

    @AfterEach
    void close() {
        unit.close();
        master.close();
    }

    private Thread record(Path bundle, List<String> only) {
        Thread recording = new Thread(() -> {
            try (RobotLink own = Ros1RobotLink.connect(link(), "/recorder")) {
                sealed.complete(new PlainRecording(own, Optional.empty(), only, "station test")
                        .run(bundle, null, SigningKey.in(folder.resolve("keys")), new PlainRecording.Listener() {
                            @Override
                            public void progress(long seconds, Recording.Progress now) {}

                            @Override
                            public void remark(String text) {
                                remarks.add(text);
                            }
                        }));
            } catch (RuntimeException e) {
                sealed.completeExceptionally(e);
            }
        });
        recording.start();
        return recording;
    }

    private static Message text(int bytes) {
        return MessageRegistry.shipped()
                .get("std_msgs/String")
                .newMessage()
                .set("data", "x".repeat(bytes))
                .build();
    }

    @Test
    void every_message_is_recorded_and_a_topic_that_appears_later_from_then_on() throws Exception {
        RobotLink.Sender early = unit.sender("/early", "std_msgs/String", false);
        Thread recording = record(folder.resolve("b"), List.of());
        assertThat(early.awaitListener(PATIENCE)).isTrue();
        for (int i = 0; i < 500; i++) {
            early.send(text(20));
        }
        RobotLink.Sender late = unit.sender("/late", "std_msgs/String", false);
        assertThat(late.awaitListener(PATIENCE)).isTrue();
        for (int i = 0; i < 50; i++) {
            late.send(text(20));
        }
        TimeUnit.MILLISECONDS.sleep(1500);
        recording.interrupt();
        Evidence evidence = sealed.get(20, TimeUnit.SECONDS);

        assertThat(evidence.outcome()).isEqualTo("completed");
        assertThat(evidence.counts()).containsEntry("/early", 500L).containsEntry("/late", 50L);
        assertThat(evidence.damage()).singleElement().satisfies(loss -> {
            assertThat(loss.topic()).isEqualTo("/late");
            assertThat(loss.count()).isEqualTo(-1);
            assertThat(loss.toNanos() - loss.fromNanos()).isBetween(0L, 10_000_000_000L);
        });
        assertThat(evidence.events())
                .anyMatch(event -> event.kind().equals("topic_appeared")
                        && "/late".equals(event.attributes().get("topic")));
        assertThat(evidence.channel("/robograde/clock_quality")).isPresent();
        assertThat(SealCheck.of(evidence.folder())).matches(SealCheck::intact);
    }

    @Test
    void only_the_named_topics_are_recorded() throws Exception {
        RobotLink.Sender wanted = unit.sender("/wanted", "std_msgs/String", false);
        RobotLink.Sender other = unit.sender("/other", "std_msgs/String", false);
        Thread recording = record(folder.resolve("b"), List.of("/wanted"));
        assertThat(wanted.awaitListener(PATIENCE)).isTrue();
        wanted.send(text(3));
        other.send(text(3));
        TimeUnit.MILLISECONDS.sleep(800);
        recording.interrupt();
        assertThat(sealed.get(20, TimeUnit.SECONDS).counts())
                .containsEntry("/wanted", 1L)
                .doesNotContainKey("/other");
    }

    @Test
    void a_disk_that_runs_full_is_told_early_and_the_bundle_is_sealed_whole() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(mount(disk), "skipped: no right to mount a small file system here");
        try {
            RobotLink.Sender sender = unit.sender("/flood", "std_msgs/String", false);
            record(disk.resolve("b"), List.of());
            assertThat(sender.awaitListener(PATIENCE)).isTrue();
            long sent = 0;
            Message mebibyte = text(1 << 20);
            long endNanos = System.nanoTime() + 60_000_000_000L;
            while (!sealed.isDone() && System.nanoTime() < endNanos) {
                sender.send(mebibyte);
                sent++;
                // Slow enough for the disk, looked at every second, to be seen filling.
                TimeUnit.MILLISECONDS.sleep(100);
            }
            Evidence evidence = sealed.get(20, TimeUnit.SECONDS);

            assertThat(evidence.outcome()).isEqualTo("aborted");
            assertThat(evidence.outcomeReason()).contains("disk");
            assertThat(SealCheck.of(evidence.folder())).matches(SealCheck::intact);
            assertThat(evidence.counts().get("/flood")).isBetween(10L, sent);
            assertThat(evidence.events()).extracting(event -> event.kind()).contains("disk_low", "recorder_stopped");
            assertThat(remarks).anyMatch(text -> text.contains("nearly full")).anyMatch(text -> text.contains("ALARM"));
            assertThat(evidence.damage())
                    .allMatch(loss ->
                            loss.topic().equals("/flood") && loss.reason().equals(TrialRecorder.DROPPED));
        } finally {
            new ProcessBuilder("umount", disk.toString()).start().waitFor();
        }
    }

    private static boolean mount(Path disk) throws InterruptedException {
        try {
            return new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=96m", "none", disk.toString())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}

package org.robograde.agent.station.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.station.coap.Coap;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.coap.KeyFolder;
import org.robograde.agent.station.coap.SecurityLog;
import org.robograde.agent.station.coap.TestKeys;
import org.robograde.agent.station.safety.SafetyEvent;
import org.robograde.agent.station.safety.SafetyState;
import org.robograde.agent.station.safety.SafetySupervisor;

class OperatorDeskTest {
    private static final String KEY = "00112233445566778899aabbccddeeff";
    private static final int JSON = 50;

    @TempDir
    Path work;

    private final SafetySupervisor safety = new SafetySupervisor();
    private final OperatorLedger ledger =
            new OperatorLedger(Clock.fixed(Instant.parse("2026-11-27T02:00:00Z"), ZoneOffset.UTC));
    private final OperatorDesk desk = new OperatorDesk(safety, ledger, 2);
    private final List<String> interventions = new CopyOnWriteArrayList<>();
    private final List<LedgerEntry> recorded = new CopyOnWriteArrayList<>();
    private final List<SafetyEvent> stops = new CopyOnWriteArrayList<>();

    OperatorDeskTest() {
        safety.attach(
                (event, source, detail) -> {
                    stops.add(event);
                    return List.of("goal_cancel");
                },
                note -> {});
    }

    @AfterEach
    void end() {
        safety.close();
    }

    @Test
    void two_different_persons_arm_and_whoever_says_it_twice_is_one() throws Exception {
        CompletableFuture<Void> armed = waitToBeArmed();
        desk.arm("Li Wei", "console");
        assertThatThrownBy(() -> desk.arm("Li Wei ", "console"))
                .hasMessageContaining("has armed already; 2 different persons must agree");
        assertThat(safety.state()).isEqualTo(SafetyState.IDLE);
        desk.arm("Wang Fang", "console");
        armed.get(10, TimeUnit.SECONDS);
        assertThat(safety.state()).isEqualTo(SafetyState.ARMED);
        assertThat(safety.armedBy()).isEqualTo("Li Wei, Wang Fang");
        assertThatThrownBy(() -> desk.arm("Li Wei", "console")).hasMessageContaining("no trial waits to be armed");
        assertThat(ledger.last())
                .extracting(LedgerEntry::line)
                .containsExactly("armed: t-01 (Li Wei)", "armed: t-01 (Wang Fang)");
    }

    @Test
    void the_ledger_only_grows_and_a_trial_begins_with_who_is_there_and_under_which_conditions() {
        desk.say(LedgerEntry.Kind.PRESENT, "Li Wei", "", "", "console");
        desk.say(LedgerEntry.Kind.PRESENT, "a guest", "", "", "console");
        desk.say(LedgerEntry.Kind.LEFT, "a guest", "", "", "console");
        desk.say(LedgerEntry.Kind.CONDITION, "Li Wei", "temperature", "20.0 Cel", "console");
        desk.say(LedgerEntry.Kind.CONDITION, "Li Wei", "temperature", "21.5 Cel", "console");
        assertThatThrownBy(() -> desk.say(LedgerEntry.Kind.MARK, "Li Wei", "", "", "console"))
                .hasMessage("no trial runs");
        begin();
        assertThat(recorded).extracting(LedgerEntry::number).containsExactly(1L, 2L, 3L, 4L, 5L);
        ledger.detach();
        recorded.clear();
        desk.say(LedgerEntry.Kind.REMARK, "Li Wei", "", "the wheel was cleaned", "console");
        begin();
        assertThat(recorded)
                .extracting(LedgerEntry::line)
                .containsExactly(
                        "present (Li Wei)",
                        "condition temperature: 21.5 Cel (Li Wei)",
                        "remark: the wheel was cleaned (Li Wei)");
        assertThatThrownBy(() -> desk.say(LedgerEntry.Kind.INVALID, "Li Wei", "", " ", "console"))
                .hasMessage("a trial is invalid for a reason; say it");
        assertThatThrownBy(() -> desk.say(LedgerEntry.Kind.REMARK, " ", "", "x", "console"))
                .hasMessage("say who: every entry names a person");
        assertThatThrownBy(() -> desk.say(LedgerEntry.Kind.REMARK, "Li Wei", "", "x".repeat(2000), "console"))
                .hasMessage("an entry may hold 2000 characters");
        desk.say(LedgerEntry.Kind.INVALID, "Li Wei", "", "a door stood open", "console");
        desk.beginIntervention("Li Wei", "takeover", "", "console");
        assertThatThrownBy(() -> desk.beginIntervention("Li Wei", "correction", "", "console"))
                .hasMessage("the intervention takeover lasts; end it first");
        desk.endIntervention("Li Wei", "console");
        assertThatThrownBy(() -> desk.endIntervention("Li Wei", "console")).hasMessage("no intervention lasts");
        assertThatThrownBy(() -> desk.beginIntervention("Li Wei", "a push", "", "console"))
                .hasMessageStartingWith("an intervention is one of [approval, correction");
        assertThat(interventions).containsExactly("takeover because of Li Wei", "takeover ended");
        assertThat(recorded).extracting(LedgerEntry::number).containsExactly(1L, 5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void a_command_over_dtls_is_done_once_and_one_of_before_or_of_a_stranger_never() throws Exception {
        List<SecurityLog.Incident> refused = new CopyOnWriteArrayList<>();
        SecurityLog log = new SecurityLog(refused::add);
        begin();
        try (OperatorServer server = OperatorServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), keys("desk", KEY), log, desk)) {
            Peer peer = new Peer(server, keys("tablet", KEY));
            JsonNode state = peer.get();
            assertThat(state.get("state").asText()).isEqualTo("idle");
            assertThat(state.get("trial").asText()).isEqualTo("t-01");
            String session = state.get("session").asText();
            long before = System.nanoTime();
            peer.get();
            assertThat(desk.heardNanos()).isGreaterThan(before);

            String mark = command(session, "7", "mark", "a squeak");
            assertThat(peer.post(mark)).isEqualTo("2.04 ");
            assertThat(peer.post(mark)).isEqualTo("4.09 the command \"mark\" of tablet has sequence 7, after 7");
            assertThat(peer.post(command(session, "6", "abort", ""))).startsWith("4.09 the command \"abort\"");
            assertThat(peer.post(command(session, "-1", "abort", "")))
                    .isEqualTo("4.00 \"sequence\" must be a whole number from 0");
            assertThat(peer.post(command("an earlier one", "8", "abort", ""))).contains("is of another session");
            assertThat(stops).isEmpty();
            assertThat(refused)
                    .hasSize(3)
                    .allSatisfy(each -> assertThat(each.kind()).isEqualTo(SecurityLog.Kind.REPLAYED));
            assertThat(recorded).extracting(LedgerEntry::line).containsExactly("mark: a squeak (Zhang San)");
            assertThat(recorded.get(0).by()).isEqualTo("tablet");

            assertThat(peer.post("{\"sequence\": 9")).startsWith("4.00 not JSON");
            assertThat(peer.post("{\"sequence\":9,\"fly\":true}")).contains("not with [fly]");
            assertThat(peer.post(command(session, "9", "dance", ""))).startsWith("4.09 \"action\" must be arm, abort");
            assertThat(peer.post(command(session, "10", "arm", ""))).startsWith("4.09 no trial waits to be armed");

            Peer stranger = new Peer(server, keys("stranger", "ff".repeat(16)));
            assertThat(stranger.post(command(session, "100", "abort", ""))).isEqualTo("nothing");
            assertThat(stops).isEmpty();

            assertThat(peer.post(command(session, "11", "abort", "smoke"))).isEqualTo("2.04 ");
            assertThat(stops).containsExactly(SafetyEvent.OPERATOR_ABORT);
            assertThat(peer.get().get("ledger")).hasSize(2);
            peer.close();
            stranger.close();
        }
        assertThatThrownBy(() -> OperatorServer.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), CoapSecurity.none(), log, desk))
                .hasMessage("coaps needs keys; name the folder that holds them");
    }

    @Test
    void a_few_keys_steer_a_trial_and_the_terminal_shows_how_it_stands() throws Exception {
        PipedOutputStream keyboard = new PipedOutputStream();
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        CompletableFuture<Void> armed = waitToBeArmed();
        begin();
        try (OperatorView view = new OperatorView(
                        desk,
                        List.of("Li Wei", "Wang Fang"),
                        new PipedInputStream(keyboard),
                        new PrintStream(screen, true, StandardCharsets.UTF_8),
                        false)
                .open()) {
            assertThat(view).isNotNull();
            type(keyboard, "ab");
            armed.get(10, TimeUnit.SECONDS);
            safety.start("t-01");
            type(keyboard, "mi3irthe li\177ight went out\nc");
            type(keyboard, "light: 120 lx\nr\033nno one saw it\nq ");
            await(() -> !stops.isEmpty());
            await(() -> recorded.size() == 11);
            await(() -> text(screen).contains("ABORTING"));
            long before = System.nanoTime();
            await(() -> desk.heardNanos() > before);
            // A terminal that is gone is no sign of life.
            keyboard.close();
            await(() -> System.nanoTime() - desk.heardNanos() > 1_000_000_000L);
        }
        assertThat(recorded)
                .extracting(LedgerEntry::line)
                .containsExactly(
                        "present (Li Wei)",
                        "present (Wang Fang)",
                        "armed: t-01 (Li Wei)",
                        "armed: t-01 (Wang Fang)",
                        "mark (Li Wei)",
                        "intervention began takeover (Li Wei)",
                        "intervention ended takeover (Li Wei)",
                        "remark: the light went out (Li Wei)",
                        "condition light: 120 lx (Li Wei)",
                        "invalid: no one saw it (Li Wei)",
                        "aborted: aborted at the console (Li Wei)");
        assertThat(interventions).hasSize(2);
        assertThat(text(screen)).contains("keys: a arm").contains("IDLE  t-01  t-01 waits to be armed: 0 of 2");
    }

    @Test
    void a_line_that_does_not_fit_a_terminal_is_cut_at_its_width_and_says_so() {
        assertThat(OperatorView.clipped("x".repeat(79), 79)).isEqualTo("x".repeat(79));
        assertThat(OperatorView.clipped("x".repeat(80), 79)).isEqualTo("x".repeat(78) + "…");
        assertThat(OperatorView.clipped("急停" + "x".repeat(75), 79)).hasSize(77);
        assertThat(OperatorView.clipped("急".repeat(40), 79)).isEqualTo("急".repeat(39) + "…");
        assertThat(OperatorView.clipped("", 79)).isEmpty();
    }

    private static String text(ByteArrayOutputStream screen) {
        return screen.toString(StandardCharsets.UTF_8);
    }

    private static void type(PipedOutputStream keyboard, String keys) throws IOException {
        keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    private static void await(BooleanSupplier until) throws InterruptedException {
        for (int i = 0; i < 1000 && !until.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        assertThat(until.getAsBoolean()).isTrue();
    }

    private CompletableFuture<Void> waitToBeArmed() throws InterruptedException {
        CompletableFuture<Void> armed = CompletableFuture.runAsync(() -> {
            try {
                desk.awaitArmed("t-01");
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        await(() -> desk.json().get("waitsToBeArmed").asText().equals("t-01"));
        return armed;
    }

    private void begin() {
        ledger.attach(recorded::add);
        desk.attach(new OperatorDesk.Trial() {
            @Override
            public String id() {
                return "t-01";
            }

            @Override
            public void interventionBegan(String kind, String reason) {
                interventions.add(kind + " because of " + reason);
            }

            @Override
            public void interventionEnded(String kind) {
                interventions.add(kind + " ended");
            }
        });
    }

    private CoapSecurity keys(String name, String key) throws IOException {
        Path folder = Files.createDirectories(work.resolve(name));
        List<String> lines = new ArrayList<>(List.of(name + ":" + key));
        if (name.equals("desk")) {
            lines.add("tablet:" + key);
        }
        TestKeys.ownersOnly(Files.write(folder.resolve("psk.txt"), lines));
        return KeyFolder.read(folder);
    }

    private static String command(String session, String sequence, String action, String text) {
        return "{\"session\":\"" + session + "\",\"sequence\":" + sequence + ",\"person\":\"Zhang San\",\"action\":\""
                + action + "\",\"text\":\"" + text + "\"}";
    }

    private static final class Peer implements AutoCloseable {
        private final CoapEndpoint endpoint;
        private final CoapClient client;

        Peer(OperatorServer server, CoapSecurity security) throws IOException {
            endpoint = Coap.client(server.address(), security, SecurityLog.counting());
            endpoint.start();
            client = new CoapClient(server.address() + "/operator")
                    .setEndpoint(endpoint)
                    .setTimeout(10_000L);
        }

        JsonNode get() throws Exception {
            return new ObjectMapper().readTree(client.get().getPayload());
        }

        String post(String command) {
            try {
                CoapResponse answer = client.post(command, JSON);
                return answer == null ? "nothing" : answer.getCode() + " " + answer.getResponseText();
            } catch (org.eclipse.californium.elements.exception.ConnectorException | IOException e) {
                return "nothing";
            }
        }

        @Override
        public void close() {
            client.shutdown();
            endpoint.destroy();
        }
    }
}

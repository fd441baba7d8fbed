package org.robograde.agent.station.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.robograde.agent.evidence.Evidence;
import org.robograde.agent.evidence.SealCheck;
import org.robograde.agent.station.coap.Coap;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.coap.Eavesdropper;
import org.robograde.agent.station.coap.KeyFolder;
import org.robograde.agent.station.coap.SecurityLog;
import org.robograde.agent.station.coap.TestKeys;
import org.robograde.agent.station.operator.OperatorDesk;
import org.robograde.agent.station.operator.OperatorLedger;
import org.robograde.agent.station.operator.OperatorServer;
import org.robograde.agent.station.safety.SafetySupervisor;

/** What attackers of the station's own CoAP are refused is read back from the sealed bundle. */
class SecurityEvidenceTest {
    private static final String KEY = "00112233445566778899aabbccddeeff";
    private static final int JSON_FORMAT = 50;

    @TempDir
    Path work;

    @Test
    void replayed_and_forged_messages_to_the_station_are_refused_and_stand_in_the_sealed_evidence() throws Exception {
        FieldInstruments field = FieldInstruments.none();
        SafetySupervisor safety = new SafetySupervisor();
        OperatorDesk desk = new OperatorDesk(safety, new OperatorLedger(Clock.systemUTC()), 1);
        Evidence evidence;
        try (RecordedField recorded = new RecordedField(work, field);
                OperatorServer server = OperatorServer.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        keys("desk"),
                        field.security(),
                        desk);
                Eavesdropper between = new Eavesdropper(server.address().getPort())) {
            URI through = URI.create("coaps://127.0.0.1:" + between.port() + "/operator");
            try (Peer tablet = new Peer(through, keys("tablet"))) {
                String session = tablet.session();
                assertThat(tablet.post(command(session, 1))).isEqualTo("2.04");
                // The same command once more, by a peer that may command: of before.
                assertThat(tablet.post(command(session, 1))).isEqualTo("4.09");
                // A record once more, and one that was changed on the way: by somebody in between.
                byte[] heard = between.lastRecord();
                between.send(heard);
                byte[] forged = heard.clone();
                forged[forged.length - 1] = (byte) (forged[forged.length - 1] ^ 1);
                forged[10] = (byte) (forged[10] + 50);
                between.send(forged);
                await(field.security());
            }
            assertThat(desk.ledger().last())
                    .filteredOn(entry -> entry.text().equals("a remark"))
                    .hasSize(1);
            evidence = recorded.seal();
        } finally {
            safety.close();
        }
        List<JsonNode> told = RecordedField.messages(evidence, "/robograde/security").stream()
                .map(RecordedField::json)
                .toList();
        assertThat(told).anySatisfy(one -> {
            assertThat(one.get("kind").asText()).isEqualTo("replayed");
            assertThat(one.get("detail").asText()).contains("has sequence 1, after 1");
            assertThat(one.get("peer").asText()).contains("127.0.0.1");
        });
        assertThat(told)
                .filteredOn(one -> List.of("record_refused", "forged")
                        .contains(one.get("kind").asText()))
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(SealCheck.of(evidence.folder()).intact()).isTrue();
    }

    private static void await(SecurityLog log) throws InterruptedException {
        for (int i = 0; i < 500; i++) {
            if (log.count(SecurityLog.Kind.RECORD_REFUSED) + log.count(SecurityLog.Kind.FORGED) >= 2) {
                return;
            }
            Thread.sleep(10);
        }
    }

    private static String command(String session, int sequence) {
        return "{\"session\": \"" + session + "\", \"sequence\": " + sequence
                + ", \"person\": \"Li Wei\", \"action\": \"remark\", \"text\": \"a remark\"}";
    }

    private CoapSecurity keys(String name) throws IOException {
        Path folder = Files.createDirectories(work.resolve(name));
        TestKeys.ownersOnly(Files.write(folder.resolve("psk.txt"), List.of("field:" + KEY)));
        return KeyFolder.read(folder);
    }

    /** One who may command. */
    private static final class Peer implements AutoCloseable {
        private final CoapEndpoint endpoint;
        private final CoapClient client;

        Peer(URI server, CoapSecurity security) throws IOException {
            endpoint = Coap.client(server, security, SecurityLog.counting());
            endpoint.start();
            client = new CoapClient(server).setEndpoint(endpoint).setTimeout(12_000L);
        }

        String session() throws Exception {
            CoapResponse state = client.get();
            return new ObjectMapper()
                    .readTree(state.getResponseText())
                    .get("session")
                    .asText();
        }

        String post(String command) throws Exception {
            return client.post(command, JSON_FORMAT).getCode().toString();
        }

        @Override
        public void close() {
            client.shutdown();
            endpoint.destroy();
        }
    }
}

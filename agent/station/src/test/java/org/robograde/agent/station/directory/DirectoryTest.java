package org.robograde.agent.station.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.californium.core.WebLink;
import org.junit.jupiter.api.Test;
import org.robograde.agent.station.coap.CoapSecurity;
import org.robograde.agent.station.coap.SecurityLog;

class DirectoryTest {
    private static final URI BASE = URI.create("coap://127.0.0.1:7000");
    private static final String LINKS =
            "</estop>;rt=\"robograde.instrument\";obs,</lab/light>;rt=\"robograde.instrument\";ct=\"110 112\"";

    private final AtomicLong nanos = new AtomicLong();
    private final Registry registry = new Registry(nanos::get);

    @Test
    void links_are_found_by_type_by_endpoint_and_by_a_beginning_with_complete_addresses() throws Exception {
        registry.register("north", "hall", BASE, Optional.empty(), LINKS);
        registry.register("south", "", URI.create("coap://127.0.0.1:7001"), Optional.empty(), "</door>;rt=door");

        assertThat(addresses("rt=robograde.instrument"))
                .containsExactlyInAnyOrder("coap://127.0.0.1:7000/estop", "coap://127.0.0.1:7000/lab/light");
        assertThat(addresses("rt=robo*")).hasSize(2);
        assertThat(addresses("ep=south")).containsExactly("coap://127.0.0.1:7001/door");
        assertThat(addresses("d=hall", "rt=door")).isEmpty();
        assertThat(registry.endpoints(List.of("ep=n*"))).hasSize(1);
        assertThat(registry.endpoints(List.of("ep=n*")).get(0).getAttributes().getFirstAttributeValue("base"))
                .isEqualTo(BASE.toString());
    }

    @Test
    void the_same_endpoint_keeps_its_entry_and_one_not_renewed_is_gone_with_its_lifetime() throws Exception {
        Registration first = registry.register("north", "", BASE, Optional.of("60"), LINKS);
        Registration again = registry.register("north", "", BASE, Optional.of("60"), "</estop>");
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(addresses()).containsExactly("coap://127.0.0.1:7000/estop");

        nanos.addAndGet(59_000_000_000L);
        assertThat(registry.renew(first.id(), Optional.empty(), Optional.empty()))
                .isTrue();
        nanos.addAndGet(59_000_000_000L);
        assertThat(addresses()).hasSize(1);
        nanos.addAndGet(1_000_000_000L);
        assertThat(addresses()).isEmpty();
        assertThat(registry.renew(first.id(), Optional.empty(), Optional.empty()))
                .isFalse();
    }

    @Test
    void what_is_no_registration_is_refused_in_words() {
        assertThatThrownBy(() -> registry.register(" ", "", BASE, Optional.empty(), LINKS))
                .hasMessage("ep names the endpoint, in 1 to 63 characters");
        assertThatThrownBy(() -> registry.register("n", "", BASE, Optional.of("0"), LINKS))
                .hasMessage("lt is 1 to 4294967295 seconds");
        assertThatThrownBy(() -> registry.register("n", "", BASE, Optional.of("4294967296"), LINKS))
                .hasMessage("lt is 1 to 4294967295 seconds");
        assertThatThrownBy(() -> registry.register("n", "", BASE, Optional.empty(), "<ht tp:x>"))
                .hasMessage("<ht tp:x> is no address");
        String many = "</a0>"
                + java.util.stream.IntStream.range(1, 201)
                        .mapToObj(i -> ",</a" + i + ">")
                        .collect(java.util.stream.Collectors.joining());
        assertThatThrownBy(() -> registry.register("n", "", BASE, Optional.empty(), many))
                .hasMessage("at most 200 links of one endpoint are kept");
        assertThat(addresses()).isEmpty();
    }

    @Test
    void a_flood_of_endpoints_fills_the_directory_and_no_more() throws Exception {
        for (int i = 0; i < Registry.ENTRIES_MAX; i++) {
            registry.register("n" + i, "", BASE, Optional.empty(), "</a>");
        }
        assertThatThrownBy(() -> registry.register("more", "", BASE, Optional.empty(), "</a>"))
                .hasMessage("the directory holds 1000 endpoints already");
        registry.register("n7", "", BASE, Optional.empty(), "</b>");
        assertThat(addresses("ep=n7")).containsExactly("coap://127.0.0.1:7000/b");
    }

    @Test
    void over_a_socket_an_entry_is_made_found_renewed_and_removed() throws Exception {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (ResourceDirectory directory =
                ResourceDirectory.start("coap", any, CoapSecurity.none(), SecurityLog.counting())) {
            try (DirectoryEntry entry = register(directory, "north", 1)) {
                assertThat(entry.location().getPath()).isEqualTo("/rd/1");
                // Its lifetime is a second: it is renewed, or gone by then.
                Thread.sleep(2500);
                assertThat(directory.find("robograde.instrument")).hasSize(2);
            }
            assertThat(directory.find("robograde.instrument")).isEmpty();
            assertThatThrownBy(() -> register(directory, "north", 0))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("refused: 4.00")
                    .hasMessageContaining("lt is 1 to");
        }
    }

    private static DirectoryEntry register(ResourceDirectory directory, String name, long lifetime) throws IOException {
        return DirectoryEntry.register(
                directory.address(), CoapSecurity.none(), SecurityLog.counting(), name, BASE, LINKS, lifetime);
    }

    private List<String> addresses(String... query) {
        return registry.resources(List.of(query)).stream().map(WebLink::getURI).toList();
    }
}

package org.robograde.agent.station.instruments;

import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;

/** Californium's settings for a field of a few instruments, held in memory: its standard configuration would read and write a file in the working folder. */
final class Coap {
    static final int BODY_BYTES_MAX = 64 * 1024;

    static {
        CoapConfig.register();
    }

    private Coap() {}

    static Configuration configuration() {
        return new Configuration()
                .set(CoapConfig.MAX_RESOURCE_BODY_SIZE, BODY_BYTES_MAX)
                .set(CoapConfig.PREFERRED_BLOCK_SIZE, 1024)
                .set(CoapConfig.MAX_ACTIVE_PEERS, 200)
                .set(CoapConfig.PROTOCOL_STAGE_THREAD_COUNT, 1)
                // A lost datagram on a field's own network is repeated after a second, not two; four tries take 15 s.
                .set(CoapConfig.ACK_TIMEOUT, 1000, TimeUnit.MILLISECONDS)
                .set(CoapConfig.MAX_RETRANSMIT, 3);
    }

    static CoapEndpoint endpoint(InetSocketAddress bind, Configuration configuration) {
        return CoapEndpoint.builder()
                .setInetSocketAddress(bind)
                .setConfiguration(configuration)
                .build();
    }
}

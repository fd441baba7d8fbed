package org.robograde.agent.station.coap;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.CertificateAuthenticationMode;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.TcpConfig;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConfig.DtlsRole;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;

/**
 * Californium's endpoints as a field needs them. The settings are held in memory: its standard configuration would read and write a file in the
 * working folder.
 */
public final class Coap {
    /** Of one body, put together from its blocks. */
    public static final int BODY_BYTES_MAX = 1 << 20;

    /** Spoken here: over UDP, over DTLS, over TCP (RFC 7252, RFC 8323). */
    public static final Set<String> SCHEMES = Set.of("coap", "coaps", "coap+tcp");

    static {
        CoapConfig.register();
        DtlsConfig.register();
        TcpConfig.register();
    }

    private Coap() {}

    public static Configuration configuration() {
        return new Configuration()
                .set(CoapConfig.MAX_RESOURCE_BODY_SIZE, BODY_BYTES_MAX)
                .set(CoapConfig.PREFERRED_BLOCK_SIZE, 1024)
                .set(CoapConfig.MAX_ACTIVE_PEERS, 200)
                .set(CoapConfig.PROTOCOL_STAGE_THREAD_COUNT, 1)
                // A lost datagram on a field's own network is repeated after a second, not two; four tries take 15 s.
                .set(CoapConfig.ACK_TIMEOUT, 1000, TimeUnit.MILLISECONDS)
                .set(CoapConfig.MAX_RETRANSMIT, 3)
                .set(TcpConfig.TCP_WORKER_THREADS, 1)
                .set(TcpConfig.TCP_CONNECT_TIMEOUT, 2, TimeUnit.SECONDS)
                .set(DtlsConfig.DTLS_RECEIVER_THREAD_COUNT, 1)
                .set(DtlsConfig.DTLS_CONNECTOR_THREAD_COUNT, 1)
                .set(DtlsConfig.DTLS_MAX_CONNECTIONS, 200)
                // A wrong key is silence: a handshake that nobody goes on with is given up, and said, after 6 s.
                .set(DtlsConfig.DTLS_RETRANSMISSION_TIMEOUT, 400, TimeUnit.MILLISECONDS)
                .set(DtlsConfig.DTLS_MAX_RETRANSMISSIONS, 3)
                // So that a peer whose address changes goes on with its session (RFC 9146).
                .set(DtlsConfig.DTLS_CONNECTION_ID_LENGTH, 6)
                .set(DtlsConfig.DTLS_USE_ANTI_REPLAY_FILTER, true)
                .set(DtlsConfig.DTLS_CLIENT_AUTHENTICATION_MODE, CertificateAuthenticationMode.NEEDED);
    }

    /** An endpoint over UDP, without any protection. */
    public static CoapEndpoint endpoint(InetSocketAddress bind, Configuration configuration) {
        return CoapEndpoint.builder()
                .setInetSocketAddress(bind)
                .setConfiguration(configuration)
                .build();
    }

    /**
     * An endpoint for a server.
     *
     * @param scheme one of {@link #SCHEMES}
     * @param security for {@code coaps}; {@link CoapSecurity.None} for the others
     * @throws IllegalArgumentException if the two do not go together
     */
    public static CoapEndpoint server(String scheme, InetSocketAddress bind, CoapSecurity security, SecurityLog log) {
        return server(scheme, bind, security, log, configuration());
    }

    /** As above, for clients of {@link #lossyClient}, which send many messages at once. */
    public static CoapEndpoint lossyServer(
            String scheme, InetSocketAddress bind, CoapSecurity security, SecurityLog log) {
        return server(scheme, bind, security, log, carrying(configuration()));
    }

    /**
     * For thousands of requests a second: Californium would keep each message for four minutes to know it again, and a client would run out of numbers
     * for them. Here the last of each peer are kept, more than may be under way.
     */
    private static Configuration carrying(Configuration configuration) {
        return configuration
                .set(CoapConfig.MID_TRACKER, CoapConfig.TrackerMode.NULL)
                .set(CoapConfig.DEDUPLICATOR, CoapConfig.DEDUPLICATOR_PEERS_MARK_AND_SWEEP)
                .set(CoapConfig.PEERS_MARK_AND_SWEEP_MESSAGES, 2048)
                .set(CoapConfig.MAX_ACTIVE_PEERS, 50)
                .set(CoapConfig.EXCHANGE_LIFETIME, 30, TimeUnit.SECONDS);
    }

    private static CoapEndpoint server(
            String scheme,
            InetSocketAddress bind,
            CoapSecurity security,
            SecurityLog log,
            Configuration configuration) {
        return switch (checked(scheme, security)) {
            case "coaps" -> dtls(bind, security, log, DtlsRole.SERVER_ONLY, configuration);
            case "coap+tcp" ->
                CoapEndpoint.builder()
                        .setConnector(TcpGreeting.server(bind, configuration))
                        .setConfiguration(configuration)
                        .build();
            default -> endpoint(bind, configuration);
        };
    }

    /** An endpoint for a client that talks to one kind of server; on loopback if the server is. */
    public static CoapEndpoint client(URI server, CoapSecurity security, SecurityLog log) throws UnknownHostException {
        return client(server, security, log, configuration());
    }

    /** As above, for a link that loses much: asks again sooner and more often, eight times in 7 s. */
    public static CoapEndpoint lossyClient(URI server, CoapSecurity security, SecurityLog log)
            throws UnknownHostException {
        Configuration configuration = carrying(configuration())
                .set(CoapConfig.ACK_TIMEOUT, 150, TimeUnit.MILLISECONDS)
                .set(CoapConfig.ACK_TIMEOUT_SCALE, 1.4f)
                .set(CoapConfig.MAX_RETRANSMIT, 8)
                .set(DtlsConfig.DTLS_MAX_RETRANSMISSIONS, 5);
        return client(server, security, log, configuration);
    }

    private static CoapEndpoint client(URI server, CoapSecurity security, SecurityLog log, Configuration configuration)
            throws UnknownHostException {
        boolean local = InetAddress.getByName(server.getHost()).isLoopbackAddress();
        InetSocketAddress bind =
                local ? new InetSocketAddress(InetAddress.getLoopbackAddress(), 0) : new InetSocketAddress(0);
        return switch (checked(server.getScheme(), security)) {
            case "coaps" -> dtls(bind, security, log, DtlsRole.CLIENT_ONLY, configuration);
            case "coap+tcp" ->
                CoapEndpoint.builder()
                        .setConnector(TcpGreeting.client(configuration))
                        .setConfiguration(configuration)
                        .build();
            default -> endpoint(bind, configuration);
        };
    }

    /** @throws IllegalArgumentException if the address is none that is spoken here */
    public static URI address(String text) {
        URI address = URI.create(text);
        requireAddress(address);
        return address;
    }

    /** @throws IllegalArgumentException if the address is none that is spoken here */
    public static void requireAddress(URI address) {
        if (address.getScheme() == null || !SCHEMES.contains(address.getScheme()) || address.getHost() == null) {
            throw new IllegalArgumentException(
                    "\"" + address + "\" is not coap://host[:port], coaps://... or coap+tcp://...");
        }
    }

    private static String checked(String scheme, CoapSecurity security) {
        boolean secured = !(security instanceof CoapSecurity.None);
        if (!SCHEMES.contains(scheme) || secured != scheme.equals("coaps")) {
            throw new IllegalArgumentException(
                    secured
                            ? scheme + " carries no keys; use coaps"
                            : scheme.equals("coaps")
                                    ? "coaps needs keys; name the folder that holds them"
                                    : "\"" + scheme + "\" is none of " + SCHEMES);
        }
        return scheme;
    }

    private static CoapEndpoint dtls(
            InetSocketAddress bind,
            CoapSecurity security,
            SecurityLog log,
            DtlsRole role,
            Configuration configuration) {
        DtlsConnectorConfig.Builder builder = new DtlsConnectorConfig.Builder(configuration)
                .setAddress(bind)
                .set(DtlsConfig.DTLS_ROLE, role)
                .setSessionListener(new HandshakeWatch(log, security.described()))
                .setHealthHandler(new RecordWatch(log));
        security.applyTo(builder);
        return CoapEndpoint.builder()
                .setConnector(new DTLSConnector(builder.build()))
                .setConfiguration(configuration)
                .build();
    }
}

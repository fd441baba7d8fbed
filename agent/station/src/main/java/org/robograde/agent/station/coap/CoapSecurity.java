package org.robograde.agent.station.coap;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.californium.elements.auth.RawPublicKeyIdentity;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedMultiPskStore;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedSinglePskStore;
import org.eclipse.californium.scandium.dtls.x509.SingleCertificateProvider;
import org.eclipse.californium.scandium.dtls.x509.StaticNewAdvancedCertificateVerifier;

/** How the two ends of a CoAP connection know each other. */
public sealed interface CoapSecurity {
    /** What a failed handshake is explained by. */
    String described();

    /** Puts the keys where DTLS looks for them. */
    void applyTo(DtlsConnectorConfig.Builder builder);

    /** Not at all. */
    static CoapSecurity none() {
        return new None();
    }

    record None() implements CoapSecurity {
        @Override
        public String described() {
            return "no keys";
        }

        @Override
        public void applyTo(DtlsConnectorConfig.Builder builder) {
            throw new IllegalStateException("DTLS without keys");
        }
    }

    /**
     * A pre-shared key per identity (RFC 4279).
     *
     * @param identity own, sent to a server
     * @param keys by identity, own and peers'
     */
    record PreSharedKeys(String identity, Map<String, byte[]> keys) implements CoapSecurity {
        public PreSharedKeys {
            keys = new TreeMap<>(keys);
            if (!keys.containsKey(identity)) {
                throw new IllegalArgumentException("no key for the identity " + identity);
            }
        }

        @Override
        public String described() {
            return "pre-shared key of identity \"" + identity + "\"; is the key the same on both sides?";
        }

        @Override
        public void applyTo(DtlsConnectorConfig.Builder builder) {
            byte[] own = keys.getOrDefault(identity, new byte[0]);
            if (keys.size() == 1) {
                builder.setAdvancedPskStore(new AdvancedSinglePskStore(identity, own));
                return;
            }
            AdvancedMultiPskStore store = new AdvancedMultiPskStore();
            keys.forEach(store::setKey);
            builder.setAdvancedPskStore(store);
        }
    }

    /** A bare key pair, and the public keys of the peers (RFC 7250). */
    record RawPublicKeys(PrivateKey ownPrivate, PublicKey ownPublic, List<PublicKey> trusted) implements CoapSecurity {
        public RawPublicKeys {
            trusted = List.copyOf(trusted);
        }

        @Override
        public String described() {
            return "raw public keys; does each side hold the other's public key?";
        }

        @Override
        public void applyTo(DtlsConnectorConfig.Builder builder) {
            builder.setCertificateIdentityProvider(new SingleCertificateProvider(ownPrivate, ownPublic));
            builder.setAdvancedCertificateVerifier(StaticNewAdvancedCertificateVerifier.builder()
                    .setTrustedRPKs(
                            trusted.stream().map(RawPublicKeyIdentity::new).toArray(RawPublicKeyIdentity[]::new))
                    .build());
        }
    }

    /** Certificates that name the host, and those that vouch for peers (X.509). */
    record Certificates(PrivateKey ownPrivate, List<X509Certificate> ownChain, List<X509Certificate> trusted)
            implements CoapSecurity {
        public Certificates {
            ownChain = List.copyOf(ownChain);
            trusted = List.copyOf(trusted);
        }

        @Override
        public String described() {
            return "X.509 certificates; is the peer's issued by one that is trusted here, valid today, and for this address?";
        }

        @Override
        public void applyTo(DtlsConnectorConfig.Builder builder) {
            builder.setCertificateIdentityProvider(
                    new SingleCertificateProvider(ownPrivate, ownChain.toArray(X509Certificate[]::new)));
            builder.setAdvancedCertificateVerifier(StaticNewAdvancedCertificateVerifier.builder()
                    .setTrustedCertificates(trusted.toArray(X509Certificate[]::new))
                    .build());
        }
    }
}

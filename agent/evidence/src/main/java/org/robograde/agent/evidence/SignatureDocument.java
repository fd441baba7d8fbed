package org.robograde.agent.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.robograde.agent.evidence.mcap.HashChain;

/**
 * A detached signature: canonical JSON with {@code algorithm}, {@code publicKey} (X.509 form), {@code fingerprint} and
 * {@code signature}, all lower-case hex. Every byte of it is determined by key and content, so none can be altered unseen.
 */
final class SignatureDocument {
    private static final String ALGORITHM = "Ed25519";

    private SignatureDocument() {}

    static byte[] encode(byte[] publicKey, byte[] signature) {
        ObjectNode json = CanonicalJson.object();
        json.put("algorithm", ALGORITHM);
        json.put("publicKey", HexFormat.of().formatHex(publicKey));
        json.put("fingerprint", fingerprint(publicKey));
        json.put("signature", HexFormat.of().formatHex(signature));
        return CanonicalJson.bytes(json);
    }

    static String fingerprint(byte[] publicKey) {
        return HexFormat.of().formatHex(HashChain.sha256().digest(publicKey)).substring(0, 16);
    }

    /**
     * @return the fingerprint of the key that signed
     * @throws EvidenceException saying what does not hold
     */
    static String verify(byte[] document, byte[] content, String name) {
        ObjectNode json = CanonicalJson.parse(document, name);
        try {
            byte[] publicKey = HexFormat.of().parseHex(CanonicalJson.text(json, "publicKey", name));
            byte[] signature = HexFormat.of().parseHex(CanonicalJson.text(json, "signature", name));
            if (!Arrays.equals(document, encode(publicKey, signature))) {
                throw new EvidenceException(name + " was altered: it is not the one form a signature has");
            }
            PublicKey key = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(publicKey));
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(content);
            if (!check.verify(signature)) {
                throw new EvidenceException(name + " does not belong to this content: one of the two was altered");
            }
            return fingerprint(publicKey);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new EvidenceException(name + " was altered: its key or signature is not one", e);
        }
    }
}

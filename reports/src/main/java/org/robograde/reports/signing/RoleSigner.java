package org.robograde.reports.signing;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;

/** Lets a role's Ed25519 key sign X.509 certificates. */
final class RoleSigner implements ContentSigner {
    private final RoleKey key;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    RoleSigner(RoleKey key) {
        this.key = key;
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
        return new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519);
    }

    @Override
    public OutputStream getOutputStream() {
        return content;
    }

    @Override
    public byte[] getSignature() {
        return key.signature(content.toByteArray());
    }
}

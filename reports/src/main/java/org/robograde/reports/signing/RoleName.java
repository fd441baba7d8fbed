package org.robograde.reports.signing;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/** A holder's name in X.509: the role is the organisational unit, the name the common name. */
final class RoleName {
    private RoleName() {}

    static X500Name of(Role role, String name) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.OU, role.word())
                .addRDN(BCStyle.CN, name)
                .build();
    }

    static Optional<Role> role(X509Certificate certificate) {
        return part(certificate, BCStyle.OU).flatMap(Role::of);
    }

    static String holder(X509Certificate certificate) {
        return part(certificate, BCStyle.CN).orElse("nobody named");
    }

    private static Optional<String> part(X509Certificate certificate, ASN1ObjectIdentifier kind) {
        X500Name name =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        return Arrays.stream(name.getRDNs(kind))
                .map(rdn -> IETFUtils.valueToString(rdn.getFirst().getValue()))
                .findFirst();
    }
}

package org.robograde.reports.signing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.robograde.reports.paper.AttachedFiles;

/** Whether a PDF is still what was signed, by whose key, and what travels inside it. */
final class PaperInspection {
    private final Findings findings;

    PaperInspection(Findings findings) {
        this.findings = findings;
    }

    /**
     * @param signer fingerprint of the role's key behind the signature
     * @param attached files inside
     */
    record Signed(Optional<String> signer, Optional<Role> role, Map<String, byte[]> attached) {}

    private record Signer(X509Certificate certificate, String issuer) {}

    Signed inspect(byte[] pdf, String name) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Map<String, byte[]> attached = AttachedFiles.of(document);
            List<PDSignature> signatures = document.getSignatureDictionaries();
            if (signatures.size() != 1) {
                findings.fails(
                        name,
                        signatures.isEmpty()
                                ? "carries no signature"
                                : "carries " + signatures.size() + " signatures; a report or certificate has one");
                return new Signed(Optional.empty(), Optional.empty(), attached);
            }
            Optional<Signer> signer = signature(pdf, signatures.get(0), name);
            return new Signed(
                    signer.map(Signer::issuer), signer.flatMap(s -> RoleName.role(s.certificate())), attached);
        } catch (IOException | RuntimeException e) {
            findings.fails(name, "is no PDF that can be read: " + e.getMessage());
            return new Signed(Optional.empty(), Optional.empty(), Map.of());
        }
    }

    private Optional<Signer> signature(byte[] pdf, PDSignature signature, String name) {
        int[] range = signature.getByteRange();
        if (!coversAll(range, pdf)) {
            findings.fails(name, "something was added after the signature, or the signature leaves a part out");
            return Optional.empty();
        }
        try {
            CMSSignedData cms = new CMSSignedData(
                    new CMSProcessableByteArray(signature.getSignedContent(pdf)), content(signature.getContents(pdf)));
            List<X509Certificate> certificates = certificates(cms);
            Collection<SignerInformation> signers = cms.getSignerInfos().getSigners();
            if (signers.size() != 1) {
                findings.fails(name, "its signature names " + signers.size() + " signers; it must name one");
                return Optional.empty();
            }
            SignerInformation signer = signers.iterator().next();
            Optional<X509Certificate> leaf = certificates.stream()
                    .filter(c -> signer.getSID().match(holder(c)))
                    .findFirst();
            if (leaf.isEmpty()) {
                findings.fails(name, "its signature names a certificate that is not in it");
                return Optional.empty();
            }
            return verified(signer, leaf.get(), certificates, name);
        } catch (CMSException | GeneralSecurityException | OperatorCreationException | IOException e) {
            findings.fails(name, "was changed after it was signed: " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Signer> verified(
            SignerInformation signer, X509Certificate leaf, List<X509Certificate> certificates, String name)
            throws CMSException, OperatorCreationException, GeneralSecurityException {
        boolean valid = signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(leaf));
        if (!valid || !names(signer, leaf)) {
            findings.fails(name, "was changed after it was signed");
            return Optional.empty();
        }
        Optional<X509Certificate> root = certificates.stream()
                .filter(c -> !c.equals(leaf) && DocumentKey.issued(c, c) && DocumentKey.issued(c, leaf))
                .findFirst();
        String holder = RoleName.holder(leaf)
                + RoleName.role(leaf).map(r -> ", " + r.word()).orElse("");
        findings.holds(name, "not a byte was changed since " + holder + " signed it");
        root.ifPresentOrElse(
                r -> findings.holds(
                        name,
                        "the signing certificate was issued by key "
                                + RoleKey.fingerprint(r.getPublicKey().getEncoded())),
                () -> findings.fails(name, "the signing certificate was not issued by the key of any role"));
        return root.map(
                r -> new Signer(leaf, RoleKey.fingerprint(r.getPublicKey().getEncoded())));
    }

    /** From the first byte to the last, but for the signature's own digits. */
    private static boolean coversAll(int[] range, byte[] pdf) {
        return range != null
                && range.length == 4
                && range[0] == 0
                && range[1] > 0
                && range[2] > range[1]
                && range[3] > 0
                && (long) range[2] + range[3] == pdf.length
                && pdf[range[1]] == '<'
                && pdf[range[2] - 1] == '>'
                && onlyDigits(pdf, range[1] + 1, range[2] - 1);
    }

    /** The room left for the signature is filled up with zeros, and with nothing else. */
    private static ContentInfo content(byte[] padded) throws IOException, CMSException {
        try (ASN1InputStream in = new ASN1InputStream(padded)) {
            ContentInfo content = ContentInfo.getInstance(in.readObject());
            for (int rest = in.read(); rest >= 0; rest = in.read()) {
                if (rest != 0) {
                    throw new CMSException("its signature is followed by other data");
                }
            }
            return content;
        }
    }

    private static boolean onlyDigits(byte[] pdf, int from, int to) {
        for (int i = from; i < to; i++) {
            boolean digit = (pdf[i] >= '0' && pdf[i] <= '9') || (pdf[i] >= 'A' && pdf[i] <= 'F');
            if (!digit) {
                return false;
            }
        }
        return true;
    }

    private static boolean names(SignerInformation signer, X509Certificate leaf) throws GeneralSecurityException {
        Attribute attribute = signer.getSignedAttributes() == null
                ? null
                : signer.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (attribute == null) {
            return false;
        }
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(leaf.getEncoded());
        SigningCertificateV2 named = SigningCertificateV2.getInstance(attribute.getAttributeValues()[0]);
        return named.getCerts().length > 0 && Arrays.equals(named.getCerts()[0].getCertHash(), hash);
    }

    private static List<X509Certificate> certificates(CMSSignedData cms) throws CertificateException {
        JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
        List<X509Certificate> certificates = new ArrayList<>();
        for (X509CertificateHolder holder : cms.getCertificates().getMatches(null)) {
            certificates.add(converter.getCertificate(holder));
        }
        return certificates;
    }

    private static X509CertificateHolder holder(X509Certificate certificate) {
        try {
            return new X509CertificateHolder(certificate.getEncoded());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("a certificate that was read cannot be written", e);
        }
    }
}

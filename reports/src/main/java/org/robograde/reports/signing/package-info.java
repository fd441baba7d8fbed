/**
 * Who stands behind a report or a certificate, and whether the file is still what they signed. Every role has one Ed25519 key:
 * it signs JSON, and it issues the certificate of the P-256 key that signs that role's PDF files, since PDF readers know no
 * Ed25519. Nothing here reads a clock: dates are given.
 */
@org.jspecify.annotations.NullMarked
package org.robograde.reports.signing;

package org.robograde.agent.station.cli;

import org.robograde.reports.signing.Role;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A role as a command line names it. */
final class RoleOption implements ITypeConverter<Role> {
    @Override
    public Role convert(String word) {
        return Role.of(word)
                .orElseThrow(() -> new TypeConversionException(
                        "a role is operator, laboratory or certification-body, not \"" + word + "\""));
    }
}

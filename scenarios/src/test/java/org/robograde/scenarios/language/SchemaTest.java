package org.robograde.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemas an editor uses agree with the reader on what is shipped and on the mistakes a schema can see. */
class SchemaTest {
    private static final Path ROOT = ShippedScriptsTest.ROOT;

    private static boolean valid(String schemaFile, Path yaml) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(ROOT.resolve(schemaFile)), InputFormat.JSON);
        return schema.validate(Files.readString(yaml), InputFormat.YAML).isEmpty();
    }

    @Test
    void shipped_sites_and_scripts_are_valid() throws IOException {
        Path scripts = ROOT.resolve("scenarios/scripts/service");
        assertThat(valid("scenarios/sites/site.schema.json", ROOT.resolve("scenarios/sites/hotel-corridor.yaml")))
                .isTrue();
        try (java.util.stream.Stream<Path> all = Files.list(scripts)) {
            for (Path script : all.sorted().toList())
                assertThat(valid("scenarios/scripts/scenario.schema.json", script))
                        .as(script.toString())
                        .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown-verb",
                "missing-field",
                "wrong-type",
                "negative-time",
                "unknown-kind",
                "missing-translation",
                "unknown-field",
                "bad-id",
                "no-trigger",
                "two-verbs",
                "empty-steps",
                "unknown-class"
            })
    void what_a_schema_can_see_it_refuses(String mistake) throws IOException {
        Path folder = ROOT.resolve("scenarios/src/test/resources/mistakes");
        assertThat(valid("scenarios/scripts/scenario.schema.json", folder.resolve("correct.yaml")))
                .isTrue();
        assertThat(valid("scenarios/scripts/scenario.schema.json", folder.resolve(mistake + ".yaml")))
                .isFalse();
    }
}

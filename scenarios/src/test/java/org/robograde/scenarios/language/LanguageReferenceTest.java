package org.robograde.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reference pages say what the schema says. They change only by {@code -Drobograde.rewriteExpected=true}; read the difference. */
class LanguageReferenceTest {
    private static final Path FOLDER = ShippedScriptsTest.ROOT.resolve("scenarios");
    private static final Path SCHEMA = FOLDER.resolve("scripts/scenario.schema.json");

    @ParameterizedTest
    @CsvSource({"en, LANGUAGE.md", "zh, LANGUAGE.zh.md"})
    void the_page_is_what_the_schema_says(String language, String file) throws IOException {
        String page = LanguageReference.of(Files.readString(SCHEMA), language);
        if (Boolean.getBoolean("robograde.rewriteExpected")) Files.writeString(FOLDER.resolve(file), page);
        assertThat(FOLDER.resolve(file)).hasContent(page);
    }

    @Test
    void every_verb_is_described_in_both_languages() throws IOException {
        JsonNode verbs = new ObjectMapper().readTree(Files.readString(SCHEMA)).at("/$defs/step/properties");
        verbs.properties().forEach(verb -> {
            assertThat(verb.getValue().path("description").asText())
                    .as(verb.getKey())
                    .isNotEmpty();
            assertThat(verb.getValue().path("descriptionZh").asText())
                    .as(verb.getKey())
                    .isNotEmpty();
        });
    }
}

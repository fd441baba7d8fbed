package org.robograde.robots.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionParsingTest {
    private static MessageSchema parse(String text) {
        return MessageSchema.parse("my_msgs/Thing", text, MessageRegistry.shipped());
    }

    @Test
    void aliases_become_the_type_they_stand_for_and_a_bare_header_is_the_standard_one() {
        MessageSchema schema = parse("Header header\nbyte b\nchar c\nchar[4] four\nstd_msgs/String[] texts\n");
        assertThat(schema.fields().stream().map(FieldSchema::type))
                .containsExactly("std_msgs/Header", "int8", "uint8", "uint8", "std_msgs/String");
        assertThat(schema.fields().stream().map(FieldSchema::arrayLength)).containsExactly(-2, -2, -2, 4, -1);
    }

    @Test
    void a_string_constant_keeps_what_looks_like_a_comment() {
        MessageSchema schema =
                parse("string COLOUR= #ff0000 # red \nint32 N = -3 # three below\nbool ON=True\nfloat64 X=1e-3\n");
        assertThat(schema.constant("COLOUR")).contains("#ff0000 # red");
        assertThat(schema.constant("N")).contains(-3L);
        assertThat(schema.constant("ON")).contains(true);
        assertThat(schema.constant("X")).contains(0.001);
        assertThat(schema.constant("Y")).isEmpty();
    }

    @Test
    void a_text_without_its_dependencies_is_completed_from_the_registry() {
        MessageSchema schema =
                MessageSchema.parse("old_msgs/Pose", "geometry_msgs/Pose pose\n", MessageRegistry.shipped());
        assertThat(schema.fullDefinition())
                .contains("MSG: geometry_msgs/Point\n")
                .contains("MSG: geometry_msgs/Quaternion\n");
    }

    @Test
    void a_dependency_in_the_text_goes_before_the_one_in_the_registry() {
        String text = "std_msgs/String text\n" + "=".repeat(80) + "\nMSG: std_msgs/String\nuint8[] data\n";
        assertThat(parse(text)
                        .field("text")
                        .orElseThrow()
                        .nested()
                        .orElseThrow()
                        .fields()
                        .get(0)
                        .type())
                .isEqualTo("uint8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int32|my_msgs/Thing line 1: 'int32' is not a field",
                "int32 a b|'int32 a b' is not a field",
                "int32 9lives|is not a field",
                "int32[-1] a|is not a field",
                "int32[99999999999] a|array length 99999999999 is too large",
                "uint8[99999999] a|no message of this type could be smaller than 64 MiB",
                "int8 A=200|constant A: '200' is not a int8",
                "time A=1|'time' is not a type a constant can have",
                "=1|is not a type a constant can have",
                "Missing m|field 'm' is of type my_msgs/Missing, which is neither in the definition nor known",
                "a/b/c d|'a/b/c' is not a type",
                "Thing t|types contain each other",
            })
    void a_wrong_definition_is_refused_saying_what_is_wrong(String text, String expected) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void a_field_declared_twice_is_refused_with_its_line() {
        assertThatThrownBy(() -> parse("int32 a\n# comment\nint32 a\n"))
                .hasMessageContaining("line 3: field 'a' is declared twice");
    }

    @Test
    void a_definition_nested_without_end_is_refused() {
        StringBuilder text = new StringBuilder("T0 a\n");
        for (int i = 0; i < 5000; i++) {
            text.append("=".repeat(80))
                    .append("\nMSG: my_msgs/T")
                    .append(i)
                    .append("\nT")
                    .append(i + 1)
                    .append(" a\n");
        }
        assertThatThrownBy(() -> parse(text.toString())).hasMessageContaining("nest deeper than 64");
    }

    @Test
    void a_definition_that_doubles_at_every_level_is_refused_at_once() {
        StringBuilder text = new StringBuilder("T0 a\n");
        for (int i = 0; i < 50; i++) {
            text.append("=".repeat(80)).append("\nMSG: my_msgs/T").append(i);
            text.append(i < 49 ? "\nT%d a\nT%d b\n".formatted(i + 1, i + 1) : "\n");
        }
        assertThatThrownBy(() -> parse(text.toString())).hasMessageContaining("more than 1048576 values");
    }

    @Test
    void a_type_redefined_in_the_text_is_redefined_for_the_types_of_the_registry_too() {
        String text = "std_msgs/Header own\ngeometry_msgs/PoseStamped pose\n" + "=".repeat(80)
                + "\nMSG: std_msgs/Header\nuint8 x\n";
        MessageSchema schema = parse(text);
        assertThat(schema.newMessage().build().has("pose.header.x")).isTrue();
        MessageSchema passedOn = MessageSchema.parse(schema.type(), schema.fullDefinition(), MessageRegistry.empty());
        assertThat(passedOn).isEqualTo(schema);
    }

    @Test
    @Timeout(20)
    void a_definition_of_a_hundred_thousand_fields_takes_no_minutes() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            text.append("geometry_msgs/Point p").append(i).append('\n');
        }
        assertThat(parse(text.toString()).fields()).hasSize(100_000);
        assertThatThrownBy(() -> parse(text + "int8 p7")).hasMessageContaining("line 100001: field 'p7' is declared");
    }
}

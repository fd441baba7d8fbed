package org.robograde.robots.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionSchemaTest {
    private static final MessageRegistry SHIPPED = MessageRegistry.shipped();

    /** The definition in ROS's tutorial on actions, and the MD5s its generated messages are known by. */
    @Test
    void the_tutorials_action_gets_its_published_identities() {
        ActionSchema fibonacci = ActionSchema.parse(
                "actionlib_tutorials/Fibonacci",
                "#goal definition\nint32 order\n---\n#result definition\nint32[] sequence\n---\n#feedback\nint32[] sequence\n",
                SHIPPED);
        assertThat(fibonacci.goal().md5()).isEqualTo("6889063349a00b249bd1661df429d822");
        assertThat(fibonacci.result().md5()).isEqualTo("b81e37d2a31925a0e8ae261a8699cb79");
        assertThat(fibonacci.feedback().md5()).isEqualTo("b81e37d2a31925a0e8ae261a8699cb79");
        assertThat(fibonacci.actionGoal().md5()).isEqualTo("006871c7fa1d0e3d5fe2226bf17b2a94");
        assertThat(fibonacci.actionResult().md5()).isEqualTo("bee73a9fe29ae25e966e105f5553dd03");
        assertThat(fibonacci.actionFeedback().md5()).isEqualTo("73b8497a9f629a31c0020900e4148f07");
        assertThat(fibonacci.action().md5()).isEqualTo("f59df5767bf7634684781c92598b2406");
    }

    @Test
    void a_shipped_action_is_found_by_its_bare_name() {
        ActionSchema moveBase = SHIPPED.action("move_base_msgs/MoveBase");
        assertThat(moveBase.goal().field("target_pose")).isPresent();
        assertThat(moveBase.actionGoal().type()).isEqualTo("move_base_msgs/MoveBaseActionGoal");
        assertThatThrownBy(() -> SHIPPED.action("std_msgs/String")).isInstanceOf(DefinitionException.class);
    }

    @Test
    void an_action_needs_three_parts() {
        assertThatThrownBy(() -> ActionSchema.parse("a/B", "int32 x\n---\nint32 y\n", SHIPPED))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("a/B: an action has goal, result and feedback")
                .hasMessageContaining("here are 2 parts");
        assertThatThrownBy(() -> ActionSchema.parse("a/B", "---\n---\n---\n", SHIPPED))
                .hasMessageContaining("here are 4 parts");
    }

    @Test
    void a_package_path_adds_the_messages_of_a_users_own_actions(@TempDir Path path) throws Exception {
        Files.createDirectories(path.resolve("my_arm/action"));
        Files.writeString(
                path.resolve("my_arm/action/Grip.action"),
                "float64 force\r\n---\r\nbool held\r\n---\r\nfloat64 now\r\n");
        ActionSchema grip = SHIPPED.withPackagePath(List.of(path)).action("my_arm/Grip");
        assertThat(grip.goal().field("force")).isPresent();
        assertThat(grip.actionFeedback().field("feedback")).isPresent();
    }
}

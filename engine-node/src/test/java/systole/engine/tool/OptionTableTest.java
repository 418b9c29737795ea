package systole.engine.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;

class OptionTableTest {
    private static final OptionTable TABLE =
            OptionTable.of(
                    "tool",
                    """
                    -Q --quiet        say less
                    -q --query        ask
                    -r --resource ID  which\
                    """);

    private static Given read(String... words) throws Refusal {
        return TABLE.read(List.of(words));
    }

    @Test
    void lettersMayBeJoinedAndValuesMayFollowAtOnce() throws Refusal {
        assertThat(read("-Qr", "a").value('r')).contains("a");
        assertThat(read("-Qra").value('r')).contains("a");
        assertThat(read("--resource=a=b").value('r')).contains("a=b");
        assertThat(read("--res", "-a").value('r')).contains("-a");
        assertThat(read("-r", "a", "-r", "b").value('r')).contains("b");
        assertThat(read("-Qq").last("Qq")).contains('q');
    }

    @Test
    void optionsMayStandBehindOperands() throws Refusal {
        Given given = read("one", "-Q", "-", "--", "-r");

        assertThat(given.operands()).containsExactly("one", "-", "-r");
        assertThat(given.has('Q')).isTrue();
        assertThat(given.has('r')).isFalse();
    }

    @Test
    void mistakesAreNamedWithTheUsage() {
        assertMistake("invalid option -- 'z'", "-Qz");
        assertMistake("unrecognized option '--zoo'", "--zoo");
        assertMistake("option is ambiguous '--qu'", "--qu");
        assertMistake("option requires an argument -- 'r'", "-r");
        assertMistake("option '--quiet' doesn't allow an argument", "--quiet=1");
    }

    private static void assertMistake(String mistake, String... words) {
        assertThatThrownBy(() -> read(words))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> {
                            assertThat(refusal.exit()).isEqualTo(2);
                            assertThat(refusal.text("Error: "))
                                    .isEqualTo("tool: " + mistake + "\nusage: tool OPTION...\n");
                        });
    }
}

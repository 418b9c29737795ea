package systole.engine.hacf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import systole.model.node.NodeName;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The files the guide shows are files this engine starts with. */
class GuideTest {
    private static final Pattern EXAMPLE =
            Pattern.compile("```\n(crm yes\n.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"docs/guide.md", "docs/guide.zh-CN.md"})
    void itsExamplesHaveNoProblems(String guide) throws IOException {
        String text = Files.readString(Path.of(System.getProperty("systole.root"), guide));
        List<String> examples =
                EXAMPLE.matcher(text)
                        .results()
                        .map(MatchResult::group)
                        .map(GuideTest::file)
                        .toList();

        assertThat(examples).hasSize(2);
        for (String example : examples) {
            HaCfResult result = HaCfReader.read(example, "ha.cf", NodeName.of("alpha"));
            assertThat(result.problems()).isEmpty();
            assertThat(result.settings().orElseThrow().nodes()).hasSizeBetween(2, 3);
        }
    }

    private static String file(String block) {
        return block.replace("```", "");
    }
}

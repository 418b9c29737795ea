package systole.engine.daemon.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import systole.engine.tool.ToolRequest;
import systole.engine.tool.ToolResult;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

class ControlFormatTest {
    private static final ControlRequest.Tool REQUEST =
            new ControlRequest.Tool(
                    new ToolRequest(
                            "cibadmin",
                            List.of("-R", "-x", "f", "\u6c34\n\"\\\u0000"),
                            Map.of("f", "<cib/>\n"),
                            Optional.of("in\r\nput")));

    @Test
    void requestsAndResultsSurviveTheWay() throws Exception {
        var result = new ToolResult("out\n\t\u00e9", "err\n", 234);

        assertThat(ControlFormat.request(ControlFormat.line(REQUEST))).isEqualTo(REQUEST);
        assertThat(ControlFormat.request(ControlFormat.line(new ControlRequest.Status())))
                .isEqualTo(new ControlRequest.Status());
        assertThat(ControlFormat.answer(ControlFormat.line(result)))
                .isEqualTo(new ControlFormat.Answer(result, false));
    }

    @Test
    void lineEndsWithItsOnlyLineBreak() {
        byte[] line = ControlFormat.line(REQUEST);

        assertThat(new String(line, StandardCharsets.UTF_8).indexOf('\n'))
                .isEqualTo(line.length - 1 - nonAscii(line));
    }

    private static int nonAscii(byte[] line) {
        return line.length - new String(line, StandardCharsets.UTF_8).length();
    }

    @Test
    void unknownFieldsArePassedOver() throws Exception {
        String line =
                "{\"new\":[\"a\"],\"tool\":\"crm_mon\",\"more\":{\"a\":\"b\"},\"n\":null,\"f\":1.5,"
                        + "\"arguments\":[\"-1\"]}";

        assertThat(ControlFormat.request(bytes(line)))
                .isEqualTo(new ControlRequest.Tool(ToolRequest.of("crm_mon", "-1")));
    }

    @Test
    void malformedLinesAreRefused() {
        for (String line :
                List.of(
                        "",
                        "x",
                        "[]",
                        "{",
                        "{}",
                        "{\"tool\":1}",
                        "{\"tool\":\"a\"} x",
                        "{\"tool\":",
                        "{\"tool\":\"a\",\"arguments\":[1]}",
                        "{\"tool\":\"a\",\"arguments\":[",
                        "{\"tool\":\"a\",\"files\":{\"f\":{}}}",
                        "[".repeat(100_000))) {
            assertThatThrownBy(() -> ControlFormat.request(bytes(line)))
                    .as(line)
                    .isInstanceOf(MalformedRequestException.class);
        }
    }

    @Test
    void damagedLinesAreReadOrRefused() {
        byte[] good = ControlFormat.line(REQUEST);
        for (long seed = 0; seed < 4_000; seed++) {
            var random = new SplittableRandom(seed);
            byte[] line = Arrays.copyOf(good, 1 + random.nextInt(good.length));
            for (int hits = random.nextInt(4); hits > 0; hits--) {
                line[random.nextInt(line.length)] = (byte) random.nextInt();
            }
            assertReadOrRefused(line);
        }
    }

    private static void assertReadOrRefused(byte[] line) {
        try {
            assertThat(ControlFormat.request(line)).isNotNull();
        } catch (MalformedRequestException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
        try {
            assertThat(ControlFormat.answer(line)).isNotNull();
        } catch (MalformedRequestException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package systole.remote.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SshTargetTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"sy4", "root@sy4", "root@sy4:2222", "10.0.0.4", "admin@sy4.example.org"})
    void saysWhatItWasReadFrom(String text) {
        assertThat(SshTarget.of(text).orElseThrow()).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-oProxyCommand=x", "root@", "@sy4", "sy4:0", "sy4:65536", "a b"})
    void refusesWhatIsNoHost(String text) {
        assertThat(SshTarget.of(text)).isEmpty();
    }

    @Test
    void asksNobodyAndPassesTheScriptAsOneWord() {
        SshTarget target = SshTarget.of("root@sy4:2222").orElseThrow();

        assertThat(target.command("echo 'it'"))
                .startsWith("ssh", "-T", "-o", "BatchMode=yes")
                .endsWith(
                        "-p", "2222", "-l", "root", "--", "sy4", "exec sh -c 'echo '\\''it'\\'''");
        assertThat(target.at("sy1").port()).isEmpty();
    }
}

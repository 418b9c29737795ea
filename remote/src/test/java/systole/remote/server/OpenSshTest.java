package systole.remote.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import systole.remote.server.House.Outcome;

import java.nio.file.Files;
import java.nio.file.Path;

/** What people with the OpenSSH client get, and what they do not. */
final class OpenSshTest {
    @TempDir private Path folder;
    private House house;
    private Path alice;

    @BeforeAll
    static void opensshIsThere() {
        assumeTrue(Files.isExecutable(House.SSH), "there is no " + House.SSH);
    }

    @BeforeEach
    void open() throws Exception {
        house = new House(folder);
        alice = house.guest("role=\"operate\"");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void runsToolsAsTheKeySays() throws Exception {
        Outcome who = house.ask(alice, "whoami");

        assertThat(who.out()).isEqualTo("alice OPERATE from 127.0.0.1\n");
        assertThat(who.err()).doesNotContain("denied");
        assertThat(who.code()).isZero();
    }

    @Test
    void splitsWordsAndKeepsStreamsAndExitCodesApart() throws Exception {
        Outcome told = house.ask(alice, "words -a 'b  c' \"$HOME;*\" d\\ e");

        assertThat(told.out()).isEqualTo("words|-a|b  c|$HOME;*|d e\n");
        assertThat(told.err()).endsWith("told\n");
        assertThat(told.code()).isEqualTo(7);
    }
}

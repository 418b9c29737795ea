package systole.remote.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The real agent of OpenSSH. */
@Timeout(60)
final class KeyAgentTest {
    private static final Path PROGRAM = Path.of("/usr/bin/ssh-agent");
    private static final KeyPair ALICE = Member.key(100);

    @TempDir private Path folder;
    private Optional<Process> agent = Optional.empty();
    private Path socket = Path.of("");

    @BeforeEach
    void start() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "there is no " + PROGRAM);
        socket = folder.resolve("agent");
        Process running =
                new ProcessBuilder(PROGRAM.toString(), "-D", "-a", socket.toString())
                        .redirectErrorStream(true)
                        .start();
        agent = Optional.of(running);
        running.inputReader().readLine(); // it says where it listens once it does
    }

    @AfterEach
    void stop() {
        agent.ifPresent(Process::destroy);
    }

    @Test
    void itsKeysOpenTheDoor() throws Exception {
        add(KeyFiles.plain(folder, "key", ALICE));
        try (var cluster = new StandIn(1);
                var seat = new Seat(folder)) {
            cluster.member(1).welcome(ALICE.getPublic());

            seat.connect(new Identities(Optional.of(socket), List.of()), cluster.member(1));

            seat.await(LinkState.Connected.class);
        }
    }

    @Test
    void itSignsWithRsaAsTheServerWantsIt() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair rsa = generator.generateKeyPair();
        add(KeyFiles.plain(folder, "rsa", rsa));
        byte[] data = "a challenge".getBytes(StandardCharsets.UTF_8);

        try (KeyAgent asked = KeyAgent.open(socket)) {
            var signed = asked.sign(rsa.getPublic(), "rsa-sha2-512", data);

            Signature check = Signature.getInstance("SHA512withRSA");
            check.initVerify(rsa.getPublic());
            check.update(data);
            assertThat(signed.getKey()).isEqualTo("rsa-sha2-512");
            assertThat(check.verify(signed.getValue())).isTrue();
        }
    }

    @Test
    void whatItDoesNotHaveItDoesNotSign() throws Exception {
        try (KeyAgent asked = KeyAgent.open(socket)) {
            assertThat(asked.getIdentities()).isEmpty();
            assertThatThrownBy(() -> asked.sign(ALICE.getPublic(), "ssh-ed25519", new byte[9]))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the SSH agent does not sign");
        }
    }

    private void add(Path key) throws Exception {
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        var builder = new ProcessBuilder("/usr/bin/ssh-add", "-q", key.toString());
        builder.environment().put("SSH_AUTH_SOCK", socket.toString());
        Process adding = builder.redirectErrorStream(true).start();
        String words = new String(adding.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(adding.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(adding.exitValue()).as(words).isZero();
    }
}

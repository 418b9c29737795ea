package systole.remote.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Random;

final class KnownHostsTest {
    private static final Address NODE = new Address("node1", 5560);
    private static final PublicKey KEY = Member.key(1).getPublic();
    private static final PublicKey OTHER = Member.key(2).getPublic();

    @TempDir private Path folder;

    @Test
    void aMissingFileKnowsNobody() throws Exception {
        assertThat(hosts().judge(NODE, KEY)).isEqualTo(new KnownHosts.Verdict.Unknown());
    }

    @Test
    void aPinnedKeyIsKnownForThatHostAndPortAlone() throws Exception {
        hosts().pin(NODE, KEY);

        assertThat(hosts().judge(NODE, KEY)).isEqualTo(new KnownHosts.Verdict.Known());
        assertThat(hosts().judge(new Address("node1", 5561), KEY))
                .isEqualTo(new KnownHosts.Verdict.Unknown());
        assertThat(hosts().judge(new Address("node2", 5560), KEY))
                .isEqualTo(new KnownHosts.Verdict.Unknown());
        assertThat(Files.readString(file()))
                .isEqualTo("[node1]:5560 " + PublicKeyEntry.toString(KEY) + "\n");
    }

    @Test
    void anotherKeyIsAChangeThatNamesFileLineAndBothFingerprints() throws Exception {
        write("# a comment", "", "[node1]:5560 " + PublicKeyEntry.toString(KEY));

        assertThat(hosts().judge(NODE, OTHER))
                .isInstanceOfSatisfying(
                        KnownHosts.Verdict.Changed.class,
                        changed ->
                                assertThat(changed.trouble().toString())
                                        .contains(file() + ", line 3")
                                        .contains(Member.print(KEY))
                                        .contains(Member.print(OTHER)));
    }

    @Test
    void theUsualPortIsWrittenWithoutBracketsByOpenSsh() throws Exception {
        write("gate,10.0.0.1 " + PublicKeyEntry.toString(KEY));

        assertThat(hosts().judge(new Address("gate", 22), KEY))
                .isEqualTo(new KnownHosts.Verdict.Known());
        assertThat(hosts().judge(new Address("10.0.0.1", 22), KEY))
                .isEqualTo(new KnownHosts.Verdict.Known());
    }

    @Test
    void aPinOnTheUsualPortIsFoundAgain() throws Exception {
        hosts().pin(new Address("gate", 22), KEY);

        assertThat(hosts().judge(new Address("gate", 22), KEY))
                .isEqualTo(new KnownHosts.Verdict.Known());
        assertThat(hosts().judge(new Address("gate", 22), OTHER))
                .isInstanceOf(KnownHosts.Verdict.Changed.class);
    }

    @Test
    void anAddressOfTheSixthVersionIsFoundAgain() throws Exception {
        hosts().pin(new Address("fe80::1", 5560), KEY);

        assertThat(hosts().judge(new Address("fe80::1", 5560), KEY))
                .isEqualTo(new KnownHosts.Verdict.Known());
        assertThat(hosts().judge(new Address("fe80::1", 5560), OTHER))
                .isInstanceOf(KnownHosts.Verdict.Changed.class);
    }

    @Test
    void aRevokedKeyIsRefusedEvenIfAnotherLineVouchesForIt() throws Exception {
        write(
                "[node1]:5560 " + PublicKeyEntry.toString(KEY),
                "@revoked * " + PublicKeyEntry.toString(KEY));

        assertThat(hosts().judge(NODE, KEY))
                .isInstanceOfSatisfying(
                        KnownHosts.Verdict.Changed.class,
                        changed ->
                                assertThat(changed.trouble().toString())
                                        .contains("revoked", "line 2"));
    }

    @Test
    void brokenLinesVouchForNobodyAndAreKept() throws Exception {
        write("[node1]:5560 ssh-ed25519 AAAA", "nonsense", "@what is this");

        assertThat(hosts().judge(NODE, KEY)).isEqualTo(new KnownHosts.Verdict.Unknown());
        hosts().pin(NODE, KEY);

        assertThat(Files.readAllLines(file()))
                .startsWith("[node1]:5560 ssh-ed25519 AAAA", "nonsense", "@what is this")
                .hasSize(4);
        assertThat(hosts().judge(NODE, KEY)).isEqualTo(new KnownHosts.Verdict.Known());
    }

    @Test
    void aPinLeavesNothingElseInTheFolder() throws Exception {
        hosts().pin(NODE, KEY);
        hosts().pin(new Address("node2", 5560), OTHER);

        try (var files = Files.list(file().getParent())) {
            assertThat(files).containsExactly(file());
        }
    }

    /** Any file gives a verdict, and never a wrong yes. */
    @FuzzTest(maxDuration = "30s")
    void anyFileIsJudged(FuzzedDataProvider data) throws IOException {
        judge(data.consumeRemainingAsBytes());
    }

    /** The same without a fuzzer. */
    @Test
    void damagedFilesAreJudged() throws IOException {
        byte[] sound =
                ("# hosts\n[node1]:5560 "
                                + PublicKeyEntry.toString(KEY)
                                + "\n@revoked x "
                                + PublicKeyEntry.toString(OTHER)
                                + "\n|1|AAAA=|BBBB= ssh-rsa AAAA\n")
                        .getBytes(StandardCharsets.UTF_8);
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            byte[] damaged = sound.clone();
            for (int i = 0; i <= random.nextInt(5); i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            judge(damaged);
        }
    }

    private static void judge(byte[] content) throws IOException {
        Path folder = Files.createTempDirectory("known");
        Path file = folder.resolve("known_hosts");
        try {
            Files.write(file, content);
            assertThat(new KnownHosts(file).judge(NODE, Member.key(77).getPublic()))
                    .isNotEqualTo(new KnownHosts.Verdict.Known());
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private Path file() {
        return folder.resolve("known_hosts");
    }

    private KnownHosts hosts() {
        return new KnownHosts(file());
    }

    private void write(String... lines) throws IOException {
        Files.writeString(file(), String.join("\n", lines) + "\n");
    }
}

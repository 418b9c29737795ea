package systole.engine.hacf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import systole.model.node.NodeName;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Any text gives settings or errors, and every problem a place and a way out. */
class ConfigurationFuzzTest {
    private static final int ROUNDS = 20_000;

    private static final List<String> HA_CF =
            """
            crm yes
            node alpha beta,gamma
            keepalive 200ms
            deadtime 1
            warntime .5
            initdead 5.
            deadping 500000us
            udpport 694
            bcast eth0 eth1
            mcast eth0 225.0.0.1 694 1 0
            ucast eth0 192.168.2.20
            serial /dev/ttyS0
            ping 10.0.0.254
            ping_group group1 192.168.2.28 192.168.2.20
            respawn root /usr/lib/heartbeat/ipfail
            apiauth ipfail gid=root uid=root
            stonith_host * ssh alpha
            env A=B
            autojoin any
            stack heartbeat
            logfile /var/log/ha-log # here
            use_logd no
            watchdog /dev/watchdog
            auto_failback legacy
            baud 19200
            """
                    .lines()
                    .toList();

    private static final List<String> AUTH_KEYS =
            List.of(
                    "auth 1",
                    "1 crc",
                    "2 sha1 secret",
                    "3 md5 Hello!",
                    "4 sha256 0123456789abcdef");

    private static final String PIECES =
            " \t,#=.:/-_019azé中\u2003\u00a0\u0000\r\n\u2028\ud83d*\\[]";

    @Test
    void anyHaCfIsReadOrRefused() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String text = mutated(HA_CF, random);
            HaCfResult result = HaCfReader.read(text, "ha.cf", NodeName.of("alpha"));
            check(text, result.settings().isPresent(), result.problems());
            read += result.settings().isPresent() ? 1 : 0;
        }
        assertThat(read).as("texts still read").isBetween(ROUNDS / 100, ROUNDS - ROUNDS / 100);
    }

    @Test
    void anyAuthkeysIsReadOrRefused() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(8);
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String text = mutated(AUTH_KEYS, random);
            AuthKeysResult result = AuthKeysReader.read(text, "authkeys", round % 2 == 0);
            check(text, result.keys().isPresent(), result.problems());
            read += result.keys().isPresent() ? 1 : 0;
        }
        assertThat(read).as("texts still read").isBetween(ROUNDS / 100, ROUNDS - ROUNDS / 100);
    }

    private static void check(String text, boolean read, List<Problem> problems) {
        assertThat(read).as(text).isEqualTo(problems.stream().noneMatch(Problem::isError));
        int last = Directive.lastLine(text);
        for (Problem problem : problems) {
            assertThat(problem.line()).as(text).isBetween(1, last);
            assertThat(problem.hint()).as(text).isNotBlank();
            assertThat(problem.toString()).as(text).matches(".+");
        }
    }

    private static String mutated(List<String> lines, RandomGenerator random) {
        var chosen = new ArrayList<>(lines);
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(chosen.size());
            switch (random.nextInt(3)) {
                case 0 -> chosen.add(chosen.get(at));
                case 1 -> Collections.swap(chosen, at, random.nextInt(chosen.size()));
                default -> chosen.set(at, "");
            }
        }
        var text = new StringBuilder(String.join("\n", chosen));
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, PIECES.charAt(random.nextInt(PIECES.length())));
                case 1 -> text.setCharAt(at, PIECES.charAt(random.nextInt(PIECES.length())));
                default -> text.delete(at, Math.min(at + random.nextInt(8), text.length()));
            }
        }
        return text.toString();
    }
}

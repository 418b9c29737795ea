package systole.remote.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.Test;

import systole.remote.ssh.Ed25519;

import java.text.ParseException;
import java.time.ZoneOffset;
import java.util.Random;

/** Whatever a visitor sends or an administrator writes is understood or refused. */
final class VisitorInputFuzzTest {
    private static final int ROUNDS = 20_000;
    private static final String KEY =
            PublicKeyEntry.toString(Ed25519.ofSeed(new byte[32]).getPublic());
    private static final String KEYS =
            "# keys\n"
                + "role=\"operate\",from=\"10.0.0.0/8,!10.1.*\",expiry-time=\"20300615Z\",user=\"al\""
                + " "
                    + KEY
                    + " alice@laptop\n\n"
                    + KEY
                    + "\n";

    @FuzzTest(maxDuration = "60s")
    void anyTextIsAFileOfKeys(FuzzedDataProvider data) {
        int at = data.consumeInt(0, KEYS.length());
        int end = data.consumeInt(at, KEYS.length());
        readKeys(KEYS.substring(0, at) + data.consumeRemainingAsString() + KEYS.substring(end));
    }

    @FuzzTest(maxDuration = "10s")
    void anyLineIsWordsOrRefused(FuzzedDataProvider data) {
        split(data.consumeRemainingAsString());
    }

    @Test
    void damagedKeysAreRefusedLineByLine() {
        Random random = new Random(17);
        int faulty = 0;
        for (int round = 0; round < ROUNDS; round++) {
            faulty += readKeys(damaged(KEYS, random)) ? 1 : 0;
        }

        assertThat(faulty).isBetween(ROUNDS / 4, ROUNDS - ROUNDS / 100);
    }

    @Test
    void damagedLinesAreWordsOrRefused() {
        Random random = new Random(19);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            refused += split(damaged("crm_resource -r 'a b' -v \"x\\\"y\" z\\ z", random)) ? 0 : 1;
        }

        assertThat(refused).isBetween(ROUNDS / 20, ROUNDS / 2);
    }

    private static String damaged(String sound, Random random) {
        var text = new StringBuilder(sound);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, "\"'\\,=! \n".charAt(random.nextInt(8)));
                default -> text.setCharAt(at, (char) random.nextInt(0x180));
            }
        }
        return text.toString();
    }

    private static boolean readKeys(String text) {
        AuthorizedKeys keys = AuthorizedKeysReader.read(text, ZoneOffset.UTC);
        for (String fault : keys.faults()) {
            if (!fault.matches("line \\d+: \\P{Cntrl}{1,200}")) {
                throw new AssertionError("no line for a log: " + fault);
            }
        }
        return !keys.faults().isEmpty();
    }

    private static boolean split(String line) {
        try {
            if (Words.split(line).stream().mapToInt(String::length).sum() > line.length()) {
                throw new AssertionError("more than there was");
            }
            return true;
        } catch (ParseException refused) {
            return false;
        }
    }
}

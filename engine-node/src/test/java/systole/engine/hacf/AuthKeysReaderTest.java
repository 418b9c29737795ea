package systole.engine.hacf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import systole.engine.hacf.Problem.Severity;

import java.util.List;

class AuthKeysReaderTest {
    private static final String STRONG = "9f86d081884c7d659a2feaa0c55ad015";

    private static AuthKeysResult read(String text) {
        return AuthKeysReader.read(text, "authkeys", false);
    }

    @Test
    void oneKeySignsAndAllAreAccepted() {
        AuthKeysResult result =
                read(
                        """
                        # a comment
                          auth 2
                        1 sha1 %s#1
                        2\tsha256   %s
                        3 md5 %s  # the old one
                        """
                                .formatted(STRONG, STRONG, STRONG));

        assertThat(result.problems()).isEmpty();
        AuthKeys keys = result.keys().orElseThrow();
        assertThat(keys.signing()).isEqualTo(new AuthKey(2, AuthMethod.SHA256, STRONG));
        assertThat(keys.accepted())
                .containsExactly(
                        new AuthKey(1, AuthMethod.SHA1, STRONG + "#1"),
                        keys.signing(),
                        new AuthKey(3, AuthMethod.MD5, STRONG));
        assertThat(keys.signing().secretBytes()).hasSize(STRONG.length());
    }

    @Test
    void theSeedsKeyHasNoSecretAndIsRefusedWithAWayOut() {
        assertThat(read("auth 1\n1 crc\n").problems())
                .singleElement()
                .hasToString(
                        "authkeys:2: error: key 1 is crc, with which anyone can speak for any node;"
                            + " systole authkeys writes a strong key; accept_crc yes in ha.cf would"
                            + " allow it");
        assertThat(read("auth 1\n1 crc\n").keys()).isEmpty();
    }

    @Test
    void crcIsAcceptedOnRequestAndSaidEveryTime() {
        AuthKeysResult result = AuthKeysReader.read("auth 1\n1 crc # none", "authkeys", true);

        assertThat(result.keys().orElseThrow().signing())
                .isEqualTo(new AuthKey(1, AuthMethod.CRC, ""));
        assertThat(result.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.severity()).isEqualTo(Severity.WARNING));
    }

    @Test
    void evenAListedCrcKeyIsRefusedForItIsAccepted() {
        assertThat(read("auth 1\n1 sha256 " + STRONG + "\n2 crc").keys()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    ''                  | 1 | Missing auth directive in keyfile [authkeys]
                    1 sha1 abc          | 1 | Missing auth directive in keyfile [authkeys]
                    auth 1              | 1 | Auth Key [1] not found in keyfile [authkeys]
                    auth 2;1 sha1 abc   | 1 | Auth Key [2] not found in keyfile [authkeys]
                    auth                | 1 | auth without the number of one key
                    auth one            | 1 | auth without the number of one key
                    auth 1 2;1 sha1 abc | 1 | auth without the number of one key
                    auth 1;1 sha1 abc;auth 1 | 3 | auth is given twice
                    auth 1;1 sha1       | 2 | key 1 has no secret
                    auth 1;1 md5        | 2 | key 1 has no secret
                    auth 1;1 sha256     | 2 | key 1 has no secret
                    auth 1;1            | 2 | key 1 has no known method []
                    auth 1;1 rot13 abc  | 2 | key 1 has no known method [rot13]
                    auth 1;1 crc abc    | 2 | key 1: crc takes no secret
                    auth 1;1 md5 a;1 md5 b   | 3 | key 1 is given twice
                    auth 256;256 md5 a  | 1 | auth without the number of one key
                    auth 1;1 md5 a;256 md5 a | 3 | neither auth nor the number of a key starts the line
                    auth 1;1 md5 a;sha1 b    | 3 | neither auth nor the number of a key starts the line
                    """)
    void whatIsWrongIsNamed(String lines, int line, String text) {
        AuthKeysResult result = read(lines.replace(';', '\n'));

        assertThat(result.keys()).isEmpty();
        assertThat(result.problems())
                .filteredOn(Problem::isError)
                .first()
                .satisfies(
                        problem -> {
                            assertThat(problem.text()).isEqualTo(text);
                            assertThat(problem.line()).isEqualTo(line);
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello!",
                "secret",
                "Hello!Hello!Hello!Hello!",
                "secret1234secret",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "abcabcabcabcabcabc",
                "short8chars"
            })
    void weakSecretsAreSaidButNotShown(String secret) {
        AuthKeysResult result = read("auth 3\n3 md5 " + secret);

        assertThat(result.keys()).isPresent();
        assertThat(result.problems())
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
                            assertThat(problem.toString())
                                    .contains("can be guessed", "systole authkeys")
                                    .doesNotContain(secret + " ")
                                    .doesNotContain(secret + ";");
                        });
    }

    @Test
    void wordsAfterTheSecretAreSaidNotTaken() {
        AuthKeysResult result = read("auth 1\n1 sha1 " + STRONG + " and more");

        assertThat(result.keys().orElseThrow().signing().secret()).isEqualTo(STRONG);
        assertThat(result.problems()).hasSize(1);
    }

    @Test
    void noTextShowsASecret() {
        AuthKeysResult result = read("auth 1\n1 sha1 " + STRONG);

        assertThat(result.toString()).contains("key 1 sha1").doesNotContain(STRONG);
    }

    @Test
    void whatIsWrittenIsReadBackEqual() {
        AuthKey old = new AuthKey(0, AuthMethod.CRC, "");
        AuthKeys keys =
                new AuthKeys(
                        new AuthKey(255, AuthMethod.SHA256, STRONG),
                        List.of(old, new AuthKey(255, AuthMethod.SHA256, STRONG)));

        assertThat(AuthKeysReader.read(keys.text(), "authkeys", true).keys()).contains(keys);
    }

    @Test
    void aKeyThatCannotBeIsNotMade() {
        assertThatThrownBy(() -> new AuthKey(1, AuthMethod.SHA1, ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AuthKey(1, AuthMethod.CRC, "x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AuthKey(256, AuthMethod.SHA1, "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

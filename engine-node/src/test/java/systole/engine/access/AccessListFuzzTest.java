package systole.engine.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import systole.model.cib.Cib;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlElement;
import systole.remote.protocol.Command;
import systole.remote.protocol.Role;
import systole.remote.protocol.Visitor;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Whatever stands in the access lists: nothing fails, and nobody sees what is not there. */
class AccessListFuzzTest {
    private static final Visitor ALICE = new Visitor("alice", "192.0.2.1", Role.READ);
    private static final int ROUNDS = 300;
    private static final List<String> PIECES =
            List.of(
                    "//",
                    "/",
                    "*",
                    "nvpair",
                    "cib",
                    "primitive",
                    "[",
                    "]",
                    "@",
                    "name",
                    "id",
                    "=",
                    "'db'",
                    "\"",
                    "(",
                    ")",
                    "::",
                    "child",
                    "..",
                    ".",
                    "|",
                    " and ",
                    "not",
                    "1",
                    "$");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rulesOfAnyKindDoNoHarm(long seed) {
        var random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            oneRule(random);
        }
    }

    private static void oneRule(SplittableRandom random) {
        XmlElement rule =
                XmlElement.of(
                        pick(random, List.of("acl_permission", "read", "write", "deny", "role")),
                        "id",
                        "x",
                        "kind",
                        pick(random, List.of("read", "write", "deny", "")),
                        pick(
                                random,
                                List.of("xpath", "reference", "object-type", "tag", "attribute")),
                        words(random));
        Cib cib =
                Cibs.parse(
                        Cibs.with("")
                                .root()
                                .toString()
                                .replace(
                                        "<acls/>",
                                        XmlElement.of("acls")
                                                .append(
                                                        XmlElement.of("acl_user", "id", "alice")
                                                                .append(rule))
                                                .toString()));

        Cib seen = AccessPolicy.visible(ALICE, cib);

        assertThat(seen.version()).isEqualTo(cib.version());
        assertThat(seen.root().descendants().count())
                .isLessThanOrEqualTo(cib.root().descendants().count());
        AccessPolicy.flaw(Cibs.with(""), cib);
        assertThat(
                        AccessPolicy.examine(
                                ALICE,
                                new Command.CleanUp(ResourceId.of("db"), Optional.empty()),
                                cib))
                .isNotNull();
    }

    private static String pick(SplittableRandom random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static String words(SplittableRandom random) {
        var text = new StringBuilder();
        int count = random.nextInt(30);
        for (int i = 0; i < count; i++) {
            text.append(pick(random, PIECES));
        }
        return text.toString();
    }
}

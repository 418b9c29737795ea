package systole.app.connect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import systole.app.l10n.Language;
import systole.app.l10n.Messages;
import systole.remote.client.LinkState;
import systole.remote.client.Trouble;

import java.util.List;

final class TroubleWordsTest {
    private static final List<String> FACTS = List.of("<a>", "<b>", "<c>", "<d>", "<e>");

    /** Whatever its own text tells, each language tells as well. */
    @ParameterizedTest
    @EnumSource
    void everyKindIsSaidInBothLanguages(Trouble.Kind kind) {
        var trouble = new Trouble(kind, FACTS);
        var told = FACTS.stream().filter(trouble.toString()::contains).toList();

        for (var language : Language.values()) {
            var messages = new Messages(language);

            var words = TroubleWords.of(new LinkState.Lost(List.of(trouble)), messages);

            assertThat(words).isNotEqualTo(TroubleWords.key(kind));
            assertThat(told).allSatisfy(fact -> assertThat(words).contains(fact));
        }
    }
}

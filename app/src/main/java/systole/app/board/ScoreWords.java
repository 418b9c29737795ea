package systole.app.board;

import systole.app.cluster.ResourceView;
import systole.app.look.ScoreText;

import java.util.OptionalInt;

/** The score of a resource on its home, as a number to show and as a word to speak. */
final class ScoreWords {
    private ScoreWords() {}

    static OptionalInt number(ResourceView view) {
        return view.score().map(one -> OptionalInt.of(one.value())).orElse(OptionalInt.empty());
    }

    static String spoken(ResourceView view) {
        return view.score().map(one -> ScoreText.format(one.value())).orElse("–");
    }
}

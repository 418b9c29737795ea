package systole.app.plan;

import systole.app.look.ScoreText;
import systole.engine.scheduler.ScoreTerm;
import systole.model.score.Score;

/** What a summand of a score is called. */
public final class ScoreWords {
    private ScoreWords() {}

    /** The term in words, with what it speaks of. */
    public static Phrase of(ScoreTerm term) {
        Object[] arguments = term.arguments().toArray();
        return switch (term.kind()) {
            case BASE -> Phrase.of("why.term.base", arguments);
            case NODE_PREFERENCE -> Phrase.of("why.term.preference", arguments);
            case STICKINESS -> Phrase.of("why.term.stickiness", arguments);
            case FAILURES ->
                    Phrase.of(
                            "why.term.failures",
                            term.arguments().stream().map(ScoreWords::number).toArray());
            case THRESHOLD -> Phrase.of("why.term.threshold", arguments);
            case COLOCATION -> Phrase.of("why.term.colocation", arguments);
            case GROUP_ORDER -> Phrase.of("why.term.group-order", arguments);
            case GROUP_MEMBER -> Phrase.of("why.term.group-member", arguments);
            case FAILED_HERE ->
                    arguments.length < 2
                            ? Phrase.of("why.term.failed")
                            : Phrase.of("why.term.failed-here", arguments);
            case UNMANAGED -> Phrase.of("why.term.unmanaged", arguments);
            case STOPPED_BY_ADMIN -> Phrase.of("why.term.stopped", arguments);
            case ORPHAN -> Phrase.of("why.term.orphan", arguments);
            case NODE_UNAVAILABLE -> Phrase.of("why.term.unavailable", arguments);
        };
    }

    private static String number(String argument) {
        return Score.parse(argument).map(score -> ScoreText.format(score.value())).orElse(argument);
    }
}

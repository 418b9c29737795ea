package systole.app.constraints;

import systole.app.look.ScoreText;
import systole.app.plan.Phrase;
import systole.model.score.Score;

import java.util.Locale;

/** What is said about edges and scores. */
final class EdgeWords {
    private EdgeWords() {}

    /** One or two words on the line. */
    static Phrase label(Edge edge) {
        return switch (edge.kind()) {
            case LOCATION -> strength(edge.score());
            case COLOCATION ->
                    Phrase.of(
                            edge.score().isNegative()
                                    ? "constraints.edge.apart"
                                    : "constraints.edge.with");
            case ORDER ->
                    Phrase.of(
                            edge.score().isInfinity()
                                    ? "constraints.edge.then"
                                    : "constraints.edge.then.optional");
        };
    }

    /** The whole of it as a sentence. */
    static Phrase sentence(Edge edge) {
        String from = name(edge.from());
        String to = name(edge.to());
        String score = ScoreText.formatSigned(edge.score().value());
        return switch (edge.kind()) {
            case LOCATION ->
                    switch (Strength.of(edge.score())) {
                        case NEVER -> Phrase.of("constraints.says.never", from, to);
                        case AVOID -> Phrase.of("constraints.says.avoid", from, to, score);
                        case NEUTRAL -> Phrase.of("constraints.says.neutral", from, to);
                        case PREFER -> Phrase.of("constraints.says.prefer", from, to, score);
                        case MUST -> Phrase.of("constraints.says.must", from, to);
                    };
            case COLOCATION ->
                    switch (Strength.of(edge.score())) {
                        case NEVER -> Phrase.of("constraints.says.apart.must", from, to);
                        case AVOID -> Phrase.of("constraints.says.apart", from, to, score);
                        case NEUTRAL -> Phrase.of("constraints.says.with.neutral", from, to);
                        case PREFER -> Phrase.of("constraints.says.with", from, to, score);
                        case MUST -> Phrase.of("constraints.says.with.must", from, to);
                    };
            case ORDER ->
                    Phrase.of(
                            edge.score().isInfinity()
                                    ? "constraints.says.order"
                                    : "constraints.says.order.optional",
                            from,
                            to);
        };
    }

    /** A score's word. */
    static Phrase strength(Score score) {
        return Phrase.of(
                "constraints.strength." + Strength.of(score).name().toLowerCase(Locale.ROOT));
    }

    private static String name(String key) {
        return key.substring(key.indexOf('/') + 1);
    }
}

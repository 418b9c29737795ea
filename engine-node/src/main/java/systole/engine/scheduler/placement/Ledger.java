package systole.engine.scheduler.placement;

import org.jspecify.annotations.Nullable;

import systole.engine.scheduler.ScoreTerm;
import systole.engine.scheduler.ScoreTerm.Kind;
import systole.model.score.Score;

import java.util.ArrayList;
import java.util.List;

/**
 * The account of one unit's scores: a list of terms for every host it is a candidate for. A total
 * is always the saturating sum of its terms.
 */
public final class Ledger {
    private static final ScoreTerm BASE =
            new ScoreTerm(Kind.BASE, Score.ZERO, Score.ZERO, "", List.of());
    private static final List<ScoreTerm> UNTOUCHED = List.of(BASE);

    private final @Nullable List<ScoreTerm>[] terms;
    private final List<Integer> candidates = new ArrayList<>();

    @SuppressWarnings({"unchecked", "rawtypes"})
    Ledger(int hosts) {
        terms = new List[hosts];
    }

    /** The hosts considered, in the order they were first mentioned. */
    public List<Integer> candidates() {
        return List.copyOf(candidates);
    }

    /** Tells whether a host is a candidate. */
    public boolean considers(int host) {
        return terms[host] != null;
    }

    /** The sum so far; only for candidates. */
    public Score total(int host) {
        return terms(host).getLast().total();
    }

    /** The summands so far; only for candidates. */
    public List<ScoreTerm> terms(int host) {
        List<ScoreTerm> known = terms[host];
        if (known == null) {
            throw new IllegalArgumentException("host " + host + " is no candidate");
        }
        return known;
    }

    /** Makes a host a candidate, with a score of zero. */
    void consider(int host) {
        if (terms[host] == null) {
            terms[host] = UNTOUCHED;
            candidates.add(host);
        }
    }

    /** Adds a summand; the host becomes a candidate if it was none. */
    void add(int host, Kind kind, Score amount, String source, List<String> arguments) {
        consider(host);
        List<ScoreTerm> known = terms(host);
        List<ScoreTerm> longer = known == UNTOUCHED ? new ArrayList<>(known) : known;
        longer.add(
                new ScoreTerm(
                        kind, amount, longer.getLast().total().plus(amount), source, arguments));
        terms[host] = longer;
    }

    /** Removes the last summand; the host stays a candidate. */
    void takeBack(int host) {
        terms(host).removeLast();
    }
}

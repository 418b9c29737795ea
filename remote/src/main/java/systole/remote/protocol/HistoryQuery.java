package systole.remote.protocol;

import systole.model.cib.CibVersion;

import java.time.Instant;
import java.util.Optional;

/**
 * Which part of the CIB's history is asked for, newest first.
 *
 * @param since nothing older
 * @param until nothing newer
 * @param before only what led to a version older than this one, to go on where a page ended
 * @param most revisions in one page; a page may have fewer and still not be the last
 */
public record HistoryQuery(
        Optional<Instant> since, Optional<Instant> until, Optional<CibVersion> before, int most) {
    /** More than this are not given at once. */
    public static final int MOST = 500;

    /** Refuses a page of no revisions, or of too many. */
    public HistoryQuery {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("a page has 1 to " + MOST + " revisions");
        }
    }

    /** The latest revisions. */
    public static HistoryQuery latest(int most) {
        return new HistoryQuery(Optional.empty(), Optional.empty(), Optional.empty(), most);
    }

    /** What comes after a page, which is older; empty if it was the last. */
    public Optional<HistoryQuery> next(HistoryPage page) {
        return page.more() && !page.revisions().isEmpty()
                ? Optional.of(
                        new HistoryQuery(
                                since,
                                until,
                                Optional.of(page.revisions().getLast().patch().to()),
                                most))
                : Optional.empty();
    }
}

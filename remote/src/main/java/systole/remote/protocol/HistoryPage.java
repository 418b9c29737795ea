package systole.remote.protocol;

import java.util.List;

/**
 * A part of the CIB's history.
 *
 * @param revisions newest first
 * @param more whether older ones fit the question too
 */
public record HistoryPage(List<Revision> revisions, boolean more) {
    /** Nothing at all. */
    public static final HistoryPage EMPTY = new HistoryPage(List.of(), false);

    /** Copies the list. */
    public HistoryPage {
        revisions = List.copyOf(revisions);
    }
}

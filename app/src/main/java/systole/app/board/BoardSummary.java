package systole.app.board;

/**
 * The board in numbers, for its headline.
 *
 * @param resources primitives, those in groups included
 * @param offline nodes that do not take part
 * @param late nodes that take part but have not been heard for two beats
 */
public record BoardSummary(int nodes, int groups, int resources, int offline, int late) {
    /** Nothing known. */
    public static final BoardSummary NONE = new BoardSummary(0, 0, 0, 0, 0);
}

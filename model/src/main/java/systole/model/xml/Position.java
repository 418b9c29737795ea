package systole.model.xml;

/**
 * Where something begins in its source: line and column, both from 1; {@link #NONE} if it was made,
 * not read.
 */
public record Position(int line, int column) {

    /** The position of what no source holds. */
    public static final Position NONE = new Position(0, 0);

    /** Tells whether a source holds this place. */
    public boolean known() {
        return line > 0;
    }

    @Override
    public String toString() {
        return known() ? line + ":" + column : "-";
    }
}

package systole.screenshots;

/** One picture of the documentation. */
interface Shot {
    /** The name of its file, without the ending. */
    String name();

    Look look();

    /** Brings a window that shows the demo cluster at rest into the state to draw. */
    void pose(Studio studio);
}

package systole.remote.bootstrap;

/** One thing that is done, and how to take it back. */
interface Step {
    /** What it does, as in a plan. */
    String title();

    /** Does it. */
    void act() throws StepFailedException;

    /** How it is taken back, as in a report. */
    String wayBack();

    /**
     * Takes it back as far as it was done, also after it failed half way. Never waits for anybody
     * who asked for the end.
     */
    void undo() throws StepFailedException;
}

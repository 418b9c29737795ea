package systole.remote.bootstrap;

/** Waits until the newcomer is a member. Nothing is done, so nothing is taken back. */
record Join(String node, Gathering gathering) implements Step {
    @Override
    public String title() {
        return "wait until " + node + " is a member";
    }

    @Override
    public void act() throws StepFailedException {
        gathering.await();
    }

    @Override
    public String wayBack() {
        return "";
    }

    @Override
    public void undo() {}
}

package systole.remote.bootstrap;

/** Starts the newcomer's engine, which waits until a member knows it. */
final class Begin implements Step {
    private final Host host;
    private final Blueprint blueprint;
    private boolean begun;

    Begin(Host host, Blueprint blueprint) {
        this.host = host;
        this.blueprint = blueprint;
    }

    @Override
    public String title() {
        return "start the engine on " + host.name();
    }

    @Override
    public void act() throws StepFailedException {
        begun = true;
        host.run(engine("start").with("launcher", Install.launcher(blueprint.installation())));
    }

    @Override
    public String wayBack() {
        return "stop the engine on " + host.name() + " and forget its state";
    }

    @Override
    public void undo() throws StepFailedException {
        if (begun) {
            host.run(engine("stop").with("fresh", "yes"));
        }
    }

    private Script engine(String verb) {
        return Script.named("engine")
                .with("verb", verb)
                .with("config", blueprint.config())
                .with("state", blueprint.state());
    }
}

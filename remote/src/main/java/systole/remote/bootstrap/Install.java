package systole.remote.bootstrap;

/** Brings the program to the newcomer. */
final class Install implements Step {
    private final Host host;
    private final Blueprint blueprint;
    private final String java;
    private boolean begun;

    /**
     * @param java the Java of the host, for a copy without one
     */
    Install(Host host, Blueprint blueprint, String java) {
        this.host = host;
        this.blueprint = blueprint;
        this.java = java;
    }

    /** Where the command is afterwards. */
    static String launcher(Installation installation) {
        return switch (installation) {
            case Installation.DebianPackage _ -> "/usr/lib/systole-node/bin/systole";
            case Installation.Copy _ -> "/opt/systole/bin/systole";
        };
    }

    @Override
    public String title() {
        return switch (blueprint.installation()) {
            case Installation.DebianPackage one -> "install " + one.file() + " on " + host.name();
            case Installation.Copy _ -> "copy this installation to /opt/systole on " + host.name();
        };
    }

    @Override
    public void act() throws StepFailedException {
        begun = true;
        Installation installation = blueprint.installation();
        Script script =
                switch (installation) {
                    case Installation.DebianPackage _ -> Script.named("package");
                    case Installation.Copy _ ->
                            Script.named("unpack")
                                    .with("java", java)
                                    .with("config", blueprint.config())
                                    .with("state", blueprint.state());
                };
        host.run(script, installation.content());
    }

    @Override
    public String wayBack() {
        return "remove the program from " + host.name();
    }

    @Override
    public void undo() throws StepFailedException {
        if (begun) {
            String way =
                    switch (blueprint.installation()) {
                        case Installation.DebianPackage _ -> "package";
                        case Installation.Copy _ -> "copy";
                    };
            host.run(Script.named("remove").with("way", way));
        }
    }
}

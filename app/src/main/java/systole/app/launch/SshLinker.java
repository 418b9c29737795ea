package systole.app.launch;

import systole.app.connect.ConnectionViewModel;
import systole.app.connect.Target;
import systole.remote.client.ClusterLink;
import systole.remote.client.Identities;
import systole.remote.client.LinkPace;
import systole.remote.client.SshClusterLink;

import java.nio.file.Path;

/** Links over SSH, with the person's keys and the hosts this console knows. */
record SshLinker(Path knownHosts) implements Linker {
    /** As everybody has it. */
    static SshLinker usual() {
        return new SshLinker(Folders.configuration().resolve("known_hosts"));
    }

    /**
     * What is needed to link to it.
     *
     * @param stays whether somebody stays to look at it
     */
    SshClusterLink.Settings settings(Target target, boolean stays) {
        return new SshClusterLink.Settings(
                target.destination(),
                target.identity().map(Identities::only).orElseGet(Identities::usual),
                knownHosts,
                LinkPace.USUAL,
                stays,
                "systole console " + Version.text());
    }

    @Override
    public ClusterLink link(ConnectionViewModel connection) {
        SshClusterLink link =
                SshClusterLink.open(
                        settings(connection.target(), true),
                        connection.prompts(),
                        connection::became);
        connection.onRetry(link::retry);
        return link;
    }
}

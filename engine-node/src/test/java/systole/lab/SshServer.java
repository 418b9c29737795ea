package systole.lab;

import systole.model.node.NodeName;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The hosts' ordinary SSH servers, with throw-away keys, and a client on every host that knows them
 * all. Everything lies in {@code /srv}, which each host has for itself.
 */
final class SshServer {
    /** The server of the system. */
    static final Path PROGRAM = Path.of("/usr/sbin/sshd");

    /** Where the client is; it comes first on the path. */
    static final String CLIENT = "/srv/ssh/bin";

    private static final String CONFIGURATION =
            """
            Port 22
            HostKey /srv/ssh/host_key
            AuthorizedKeysFile /srv/ssh/authorized_keys
            PermitRootLogin prohibit-password
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            UsePAM no
            StrictModes no
            PidFile none
            """;
    private static final String CLIENT_SCRIPT =
            """
            #!/bin/sh
            exec /usr/bin/ssh -F none -i /srv/ssh/user_key \
                -o UserKnownHostsFile=/srv/ssh/known_hosts "$@"
            """;

    private SshServer() {}

    /** Starts one on every host. */
    static void startAll(Lab lab) {
        var known = new ArrayList<String>();
        Path user = lab.folder(lab.hosts().getFirst(), "/srv/user_key");
        try {
            String publicUserKey = key(lab, lab.hosts().getFirst(), "/srv/user_key", user);
            for (NodeName host : lab.hosts()) {
                Path folder = lab.folder(host, "/srv/ssh");
                Files.createDirectories(folder.resolve("bin"));
                String publicKey = key(lab, host, "/srv/ssh/host_key", folder.resolve("host_key"));
                known.add(host + " " + publicKey);
                Files.writeString(folder.resolve("authorized_keys"), publicUserKey);
                Files.writeString(folder.resolve("sshd_config"), CONFIGURATION);
                Files.copy(user, folder.resolve("user_key"), StandardCopyOption.COPY_ATTRIBUTES);
                Path client = folder.resolve("bin/ssh");
                Files.writeString(client, CLIENT_SCRIPT);
                if (!client.toFile().setExecutable(true)) {
                    throw new IOException(client + " cannot be made executable");
                }
                lab.background(
                        host,
                        "sshd",
                        List.of(
                                "sh",
                                "-c",
                                "mkdir -p /run/sshd && exec "
                                        + PROGRAM
                                        + " -D -e -f /srv/ssh/sshd_config"));
            }
            String all = known.stream().collect(Collectors.joining("\n", "", "\n"));
            for (NodeName host : lab.hosts()) {
                Files.writeString(lab.folder(host, "/srv/ssh/known_hosts"), all);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String key(Lab lab, NodeName host, String file, Path seen) throws IOException {
        lab.exec(host, List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file));
        return Files.readString(seen.resolveSibling(seen.getFileName() + ".pub")).strip();
    }

    /** What is missing on this machine. */
    static Optional<String> missing() {
        return Files.isExecutable(PROGRAM)
                ? Optional.empty()
                : Optional.of("no " + PROGRAM + ": install openssh-server");
    }
}

package systole.lab;

import systole.model.node.NodeName;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Three members with an address, and a bare host with nothing but its SSH server. */
final class BootstrapLab implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Nobody but root, and whoever may become root without a password. */
    static final String MENDER = "mender";

    /** What each host has for itself, so that nothing is installed on this machine. */
    private static final String FOLDERS =
            "/opt /usr/local/bin:copy /etc/alternatives:copy /etc/systemd/system:copy"
                    + " /etc/sudoers.d:copy";

    private static final int LIMIT_MINUTES = 6;

    private final Lab lab;
    private final AddressWatch watch;
    private final Probe probe;
    private final List<LabNode> members;

    /** What a run of the command said, and its exit code. */
    record Run(int exit, String text) {}

    /** Waits until the members run and the address is there. */
    BootstrapLab() {
        lab = Lab.up(4, 1, FOLDERS);
        watch = new AddressWatch(lab, Setup.ADDRESS);
        probe = new Probe(lab, Setup.ADDRESS);
        List<NodeName> three = names();
        members = three.stream().map(host -> new LabNode(lab, host)).toList();
        members.forEach(member -> member.configure(Setup.of(Timing.DEFAULT), three));
        SshServer.startAll(lab);
        members.forEach(LabNode::start);
        awaitMembers(three);
        probe.awaitFirst(PATIENCE);
    }

    Lab lab() {
        return lab;
    }

    List<LabNode> members() {
        return members;
    }

    NodeName newcomer() {
        return lab.hosts().getLast();
    }

    private List<NodeName> names() {
        return lab.hosts().subList(0, 3);
    }

    /** Waits until each member sees exactly these, and is quorate. */
    void awaitMembers(List<NodeName> all) {
        members.forEach(member -> await(member, all));
    }

    /** Waits until the members are among themselves. */
    void awaitThree() {
        awaitMembers(names());
    }

    /** Waits until everybody sees four. */
    void awaitFour() {
        awaitMembers(lab.hosts());
        await(new LabNode(lab, newcomer()), lab.hosts());
    }

    private static void await(LabNode node, List<NodeName> all) {
        Patience.await(
                node.name() + " to see " + all,
                PATIENCE,
                () -> node.seesOnline(all) && node.isQuorate());
    }

    /** Makes an account on all hosts that becomes root by sudo alone. */
    void letMenderIn() {
        for (NodeName host : lab.hosts()) {
            onHost(
                    host,
                    "cp /etc/passwd /srv/passwd && echo '"
                            + MENDER
                            + ":*:4242:100::/srv:/bin/sh' >>/srv/passwd"
                            + " && mount --bind /srv/passwd /etc/passwd"
                            + " && echo '"
                            + MENDER
                            + " ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/"
                            + MENDER
                            + " && chmod 440 /etc/sudoers.d/"
                            + MENDER);
        }
    }

    /** Has what is installed on the newcomer stay there, until the lab ends. */
    void layerNewcomer() {
        onHost(
                newcomer(),
                "for folder in usr var; do mkdir -p /run/layer/$folder /run/work/$folder"
                        + " && mount -t overlay overlay"
                        + " -o lowerdir=/$folder,upperdir=/run/layer/$folder"
                        + ",workdir=/run/work/$folder /$folder || exit 1; done");
    }

    /** Runs a shell's line on a host; what it prints. */
    String onHost(NodeName host, String line) {
        Shell.Output output = lab.exec(host, List.of("sh", "-c", line));
        if (output.exit() != 0) {
            throw new IllegalStateException(line + " ended with " + output.exit() + " on " + host);
        }
        return output.text().strip();
    }

    /** Begins to add the newcomer, as root there. */
    Process start() {
        return start("root");
    }

    private Process start(String user, String... more) {
        var command = new ArrayList<String>();
        command.addAll(List.of("exec", members.getFirst().name().value(), "sh", "-c"));
        command.add(
                "PATH=" + SshServer.CLIENT + ":$PATH; export PATH; exec \"$@\" 2>/srv/bootstrap");
        command.add("sh");
        command.addAll(
                JavaCommand.systole(
                        "bootstrap", user + "@" + newcomer(), "--state", LabNode.STATE));
        Collections.addAll(command, more);
        return lab.start(command.toArray(String[]::new));
    }

    /** Adds the newcomer, logged in as that user. */
    Run add(String user, String... more) throws IOException {
        return await(start(user, more));
    }

    /** Waits for the end of the command. */
    Run await(Process process) throws IOException {
        try {
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the command does not end: " + told());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroy();
        }
        return new Run(process.exitValue(), told());
    }

    /** What it has said so far. */
    String told() {
        try {
            return Files.readString(lab.folder(members.getFirst().name(), "/srv/bootstrap"));
        } catch (IOException e) {
            return "";
        }
    }

    /** The ha.cf of a host. */
    String haCf(NodeName host) throws IOException {
        Path file = lab.folder(host, "/etc/ha.d/ha.cf");
        return Files.readString(file);
    }

    /** How long the address was away in all since then. */
    Duration outageSince(Instant begun) {
        return probe.outageSince(begun);
    }

    /** Who held the address, and when. */
    Holdings holdings() {
        return watch.holdings();
    }

    @Override
    public void close() {
        probe.close();
        watch.close();
        lab.close();
    }
}

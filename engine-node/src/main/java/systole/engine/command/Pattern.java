package systole.engine.command;

import systole.engine.hacf.HaCf;
import systole.engine.hacf.HaCfReader;
import systole.engine.hacf.HaCfResult;
import systole.engine.hacf.Medium;
import systole.engine.hacf.NewcomerFile;
import systole.engine.hacf.Problem;
import systole.model.node.NodeName;
import systole.remote.bootstrap.Blueprint;
import systole.remote.bootstrap.Installation;
import systole.remote.bootstrap.Script;
import systole.remote.bootstrap.Shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a member's files say, as the pattern for one more node. Closing removes what was packed. */
final class Pattern implements AutoCloseable {
    private final String node;
    private final Blueprint blueprint;
    private final Optional<OwnInstallation> packed;

    private Pattern(String node, Blueprint blueprint, Optional<OwnInstallation> packed) {
        this.node = node;
        this.blueprint = blueprint;
        this.packed = packed;
    }

    /**
     * Reads them.
     *
     * @param file the package to install; without it this program is packed
     * @throws IOException with one clear line if they cannot be read, or would not be accepted
     */
    static Pattern read(Shell home, String config, String state, Optional<Path> file, Shell here)
            throws IOException {
        String node = said(home, "uname -n").strip().toLowerCase(Locale.ROOT);
        String haCf = text(home, config + "/ha.cf");
        HaCf settings = settings(haCf, config, node);
        String authkeys = text(home, config + "/authkeys");
        String visitors = config + "/authorized_keys";
        boolean visited =
                home.run("[ -e " + Script.quoted(visitors) + " ]", Shell.Input.none()).fine();
        Optional<String> authorizedKeys =
                visited ? Optional.of(text(home, visitors)) : Optional.empty();
        Optional<OwnInstallation> packed = file.isPresent() ? Optional.empty() : pack(here);
        Installation installation =
                packed.isPresent() ? packed.get().installation() : debian(file.orElseThrow());
        var blueprint =
                new Blueprint(
                        settings.nodes().stream().map(NodeName::value).toList(),
                        network(settings),
                        config,
                        state,
                        haCf,
                        authkeys,
                        authorizedKeys,
                        installation);
        return new Pattern(node, blueprint, packed);
    }

    /** Root's files need root's rights, which a visitor may have to ask for. */
    private static String text(Shell home, String file) throws IOException {
        String rights = "rights=; [ \"$(id -u)\" = 0 ] || rights='sudo -n'\n";
        return said(home, rights + "$rights cat " + Script.quoted(file));
    }

    private static String said(Shell home, String script) throws IOException {
        Shell.Answer answer = home.run(script, Shell.Input.none());
        if (!answer.fine()) {
            throw new IOException(answer.why());
        }
        return answer.out();
    }

    private static HaCf settings(String text, String config, String node) throws IOException {
        HaCfResult result = HaCfReader.read(text, config + "/ha.cf", NodeName.of(node));
        if (result.settings().isEmpty()) {
            Problem first =
                    result.problems().stream().filter(Problem::isError).findFirst().orElseThrow();
            throw new IOException(first.toString());
        }
        return result.settings().get();
    }

    private static Optional<OwnInstallation> pack(Shell here) throws IOException {
        return Optional.of(
                OwnInstallation.pack(
                        System.getProperty("java.class.path", ""),
                        Optional.ofNullable(System.getProperty("systole.home")).map(Path::of),
                        here));
    }

    private static Installation debian(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException(file + ": there is no such file, or it may not be read");
        }
        return new Installation.DebianPackage(
                file.toString(), out -> Files.copy(file, out), Files.size(file));
    }

    private static Blueprint.Network network(HaCf settings) {
        List<Medium> media = settings.links().media();
        Map<String, String> unicast = new LinkedHashMap<>();
        var ports = new ArrayList<String>();
        for (Medium medium : media) {
            ports.add("udp:" + medium.port());
            if (medium instanceof Medium.Ucast(String device, String peer, int _)) {
                unicast.putIfAbsent(device, peer);
            }
        }
        ports.add("tcp:" + settings.links().busPort());
        if (settings.daemon().consolePort() != 0) {
            ports.add("tcp:" + settings.daemon().consolePort());
        }
        Stream<String> devices = media.stream().map(Medium::device).distinct();
        return new Blueprint.Network(
                devices.toList(),
                unicast.entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .toList(),
                ports.stream().distinct().toList());
    }

    /** What the member is called. */
    String node() {
        return node;
    }

    Blueprint blueprint() {
        return blueprint;
    }

    /** Its ha.cf with one node more. */
    String extended(String newcomer, List<String> addresses) {
        return NewcomerFile.of(blueprint.haCf(), newcomer, addresses);
    }

    @Override
    public void close() throws IOException {
        if (packed.isPresent()) {
            packed.get().close();
        }
    }
}

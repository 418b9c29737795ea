package systole.remote.bootstrap;

import systole.remote.bootstrap.Shell.Answer;
import systole.remote.bootstrap.Shell.Input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Members and a newcomer as values: what the scripts would leave behind, and who is a member. */
final class TwinHosts implements Cluster {
    static final String NEWCOMER = "delta";
    static final String HA_CF = "/etc/ha.d/ha.cf";
    static final String OLD = "node alpha beta gamma\n";
    static final String NEW = OLD + "node delta\n";
    private static final Pattern VARIABLE = Pattern.compile("(\\w+)='([^']*)'");

    private final List<String> members;
    private final Map<String, String> remains = new TreeMap<>();
    private final Set<String> resting = new TreeSet<>();
    private final List<String> deeds = new ArrayList<>();
    private final Map<String, UnaryOperator<String>> lies = new HashMap<>();
    private int failing = Integer.MAX_VALUE;
    private boolean failsLate;
    private int refusals;

    /** A cluster in good order, and a bare host. */
    TwinHosts(List<String> members) {
        this.members = List.copyOf(members);
        for (String member : members) {
            remains.put(member + HA_CF, OLD);
            remains.put(member + " engine", OLD);
        }
    }

    /** All that is left behind on all hosts. */
    Map<String, String> remains() {
        var all = new TreeMap<>(remains);
        resting.forEach(node -> all.put(node + " standby", "on"));
        return all;
    }

    /** What was done, in order. */
    List<String> deeds() {
        return List.copyOf(deeds);
    }

    /** From now on a host says something else of itself. */
    void lie(String host, UnaryOperator<String> lie) {
        lies.put(host, lie);
    }

    /** One deed fails, before it has done anything or when all is done. */
    void fail(int deed, boolean late) {
        failing = deed;
        failsLate = late;
    }

    /** The next wishes for a standby are refused. */
    void refuseStandby(int times) {
        refusals = times;
    }

    /** The way to a host. */
    Shell shell(String host) {
        return (script, input) -> run(host, script, input);
    }

    private Answer run(String host, String script, Input input) {
        if (script.startsWith("echo seconds=")) {
            return said("seconds=1000\n");
        }
        if (script.contains("# What a host is and has")) {
            String facts = lies.getOrDefault(host, UnaryOperator.identity()).apply(facts(host));
            return facts.isEmpty()
                    ? new Answer(Shell.UNREACHABLE, "", "Host key verification failed.\n")
                    : said(facts);
        }
        Map<String, String> values = values(script);
        String deed = deed(script, values);
        deeds.add(host + " " + deed);
        boolean fails = deeds.size() - 1 == failing;
        if (!fails || failsLate) {
            change(host, deed, values, text(input));
        }
        return fails ? new Answer(1, "", "no space left on device\n") : said("");
    }

    private static Answer said(String text) {
        return new Answer(0, text, "");
    }

    private static Map<String, String> values(String script) {
        var values = new HashMap<String, String>();
        script.lines()
                .map(VARIABLE::matcher)
                .takeWhile(Matcher::matches)
                .forEach(line -> values.put(line.group(1), line.group(2)));
        return values;
    }

    private static String deed(String script, Map<String, String> values) {
        String first =
                script.lines().filter(line -> line.startsWith("#")).findFirst().orElseThrow();
        return switch (first) {
            case "# Puts standard input into a file, whole or not at all; what was there before is"
                            + " kept beside it." ->
                    "write " + values.get("file");
            case "# Puts back what write kept, or takes away what was not there." ->
                    "restore " + values.get("file");
            case "# Installs the package that comes on standard input." -> "install";
            case "# Unpacks the copy of an installation that comes on standard input, with a unit"
                            + " where systemd runs." ->
                    "install";
            case "# Takes away what package or unpack installed." -> "remove";
            case "# Starts, stops or restarts the engine of a host, and waits until that is"
                            + " done." ->
                    Objects.requireNonNull(values.get("verb"));
            default -> throw new IllegalArgumentException("an unknown script: " + first);
        };
    }

    private static String text(Input input) {
        try {
            var bytes = new ByteArrayOutputStream();
            input.writeTo(bytes);
            return bytes.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void change(String host, String deed, Map<String, String> values, String text) {
        String file = host + values.getOrDefault("file", "");
        String kept = host + values.getOrDefault("kept", "");
        switch (deed.split(" ", 2)[0]) {
            case "write" -> {
                Optional.ofNullable(remains.get(file)).ifPresent(old -> remains.put(kept, old));
                remains.put(file, text);
            }
            case "restore" -> restore(file, kept, values);
            case "install" -> remains.put(host + " program", text);
            case "remove" -> remains.remove(host + " program");
            case "start", "restart" ->
                    remains.put(host + " engine", remains.getOrDefault(host + HA_CF, ""));
            case "stop" -> remains.remove(host + " engine");
            default -> throw new IllegalArgumentException(deed);
        }
    }

    private void restore(String file, String kept, Map<String, String> values) {
        String now = remains.getOrDefault(file, "");
        var ours = new ConfigurationFile("", "", now, "", false);
        if (!ours.digest().equals(values.get("digest"))) {
            return;
        }
        String old = remains.remove(kept);
        if (old != null) {
            remains.put(file, old);
        } else if ("no".equals(values.get("former"))) {
            remains.remove(file);
        }
    }

    private String facts(String host) {
        var facts = new ArrayList<String>();
        facts.addAll(
                List.of(
                        "system=Linux",
                        "machine=x86_64",
                        "node=" + host,
                        "seconds=1000",
                        "rights=root",
                        "tool=dpkg",
                        "tool=tar",
                        "tool=setsid",
                        "tool=xargs",
                        "tool=sha256sum",
                        "java=/usr/bin/java",
                        "kilobytes=9000000",
                        "device=lo",
                        "device=eth0"));
        if (members.contains(host)) {
            facts.add("running=systole");
            facts.add("file:ha.cf=" + remains.get(host + HA_CF));
            facts.add("file:authkeys=secret");
        }
        return facts.stream().map(String::strip).collect(Collectors.joining("\n"));
    }

    @Override
    public Optional<Standing> standing() {
        var present = new TreeSet<String>();
        for (String host : members) {
            if (remains.containsKey(host + " engine")) {
                present.add(host);
            }
        }
        boolean known =
                members.stream().allMatch(host -> NEW.equals(remains.get(host + " engine")));
        if (known && remains.containsKey(NEWCOMER + " engine")) {
            present.add(NEWCOMER);
        }
        return Optional.of(new Standing(present, true, members.getFirst()));
    }

    @Override
    public Optional<Boolean> standby(String node) {
        return Optional.of(resting.contains(node));
    }

    @Override
    public boolean setStandby(String node, boolean standby) {
        if (refusals > 0) {
            refusals--;
            return false;
        }
        deeds.add(node + (standby ? " standby" : " end of standby"));
        boolean fails = deeds.size() - 1 == failing;
        if (!fails || failsLate) {
            boolean _ = standby ? resting.add(node) : resting.remove(node);
        }
        refusals = fails ? Standby.TRIES - 1 : 0;
        return !fails;
    }
}

package systole.remote.bootstrap;

import static systole.remote.bootstrap.Finding.refusal;
import static systole.remote.bootstrap.Finding.warning;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Compares what was found with what is needed. All findings come at once; nothing is changed. */
final class Preflight {
    private static final long WARNED_SECONDS = 2;
    private static final long REFUSED_SECONDS = 60;
    private static final long KILOBYTES_TO_SPARE = 200_000;
    private static final List<String> CONFIGURATION =
            List.of("ha.cf", "authkeys", "authorized_keys");

    private final Blueprint blueprint;
    private final Survey survey;
    private final HostFacts newcomer;
    private final String name;
    private final HostFacts home;
    private final List<Finding> findings = new ArrayList<>();

    private Preflight(Blueprint blueprint, Survey survey, HostFacts home) {
        this.blueprint = blueprint;
        this.survey = survey;
        this.newcomer = survey.newcomer();
        this.name = newcomer.node();
        this.home = home;
    }

    /**
     * All findings, refusals and warnings.
     *
     * @param home what the member says whose files are the pattern
     */
    static List<Finding> findings(Blueprint blueprint, Survey survey, HostFacts home) {
        var preflight = new Preflight(blueprint, survey, home);
        preflight.machine();
        preflight.installation();
        preflight.network();
        preflight.clock();
        preflight.occupied();
        preflight.cluster();
        return List.copyOf(preflight.findings);
    }

    private void refuse(boolean wrong, String sentence) {
        if (wrong) {
            findings.add(refusal(name, sentence));
        }
    }

    private void machine() {
        refuse(
                !newcomer.has("system", "Linux"),
                "is no Linux but " + newcomer.one("system").orElse("something unknown"));
        refuse(
                newcomer.sudo().isEmpty(),
                "root's rights are needed: log in as root, or allow sudo without a password");
        for (String tool : List.of("tar", "setsid", "xargs", "sha256sum")) {
            refuse(!newcomer.has("tool", tool), "has no " + tool + ": install it");
        }
        refuse(
                blueprint.members().contains(name),
                "is a member already: ha.cf lists it; a host is called as uname -n prints");
        refuse(name.isEmpty(), "does not say its name");
    }

    private void installation() {
        long needed = blueprint.installation().bytes() / 1024 * 3 + KILOBYTES_TO_SPARE;
        refuse(
                newcomer.number("kilobytes") < needed,
                "has " + newcomer.number("kilobytes") + " kB of disk left, " + needed + " needed");
        switch (blueprint.installation()) {
            case Installation.DebianPackage _ -> {
                refuse(!newcomer.has("tool", "dpkg"), "has no dpkg, so no package can go there");
                refuse(
                        newcomer.has("tool", "systemd") && !blueprint.usualFolders(),
                        "the package's service uses /etc/ha.d and /var/lib/systole only");
                newcomer.one("package")
                        .ifPresent(
                                version ->
                                        refuse(
                                                true,
                                                "systole-node %s is installed: dpkg -r systole-node"
                                                        .formatted(version)));
            }
            case Installation.Copy copy -> {
                refuse(
                        !copy.runtime() && newcomer.one("java").isEmpty(),
                        "has no Java 25: install one, or give --package FILE.deb, which brings its"
                                + " own");
                refuse(
                        !newcomer.all("copy").isEmpty(),
                        "there is /opt/systole already: remove it, or give --package");
                refuse(
                        copy.runtime() && !newcomer.one("machine").equals(home.one("machine")),
                        "is another machine (%s) than this one (%s): give --package"
                                .formatted(
                                        newcomer.one("machine").orElse("unknown"),
                                        home.one("machine").orElse("unknown")));
            }
        }
    }

    private void network() {
        for (String port : newcomer.all("taken")) {
            refuse(true, "port " + port + " is taken by another program");
        }
        for (String device : blueprint.network().devices()) {
            refuse(
                    !newcomer.has("device", device),
                    "has no network interface " + device + ", which ha.cf uses");
        }
        for (String source : newcomer.all("source")) {
            refuse(
                    !source.contains(" "),
                    "cannot reach the others over " + source + ": no route, or ip is missing");
        }
        for (String member : newcomer.all("unknown")) {
            refuse(true, "does not know " + member + ": add it to /etc/hosts or the name service");
        }
    }

    private void clock() {
        long skew = survey.skew();
        if (skew > REFUSED_SECONDS) {
            refuse(true, "its clock is off by " + skew + " s: set it, best by NTP");
        } else if (skew > WARNED_SECONDS) {
            findings.add(warning(name, "its clock is off by " + skew + " s"));
        }
    }

    private void occupied() {
        for (String software : newcomer.all("running").stream().distinct().toList()) {
            refuse(true, software + " runs there: stop it and keep it from starting");
        }
        for (String file : CONFIGURATION) {
            refuse(
                    newcomer.digest(file).isPresent()
                            && !newcomer.digest(file).equals(home.digest(file)),
                    blueprint.file(file) + " is there and differs from ours: move it away");
        }
        for (String state : newcomer.all("state")) {
            refuse(true, state + " is not empty: move away what is there, or name another --state");
        }
    }

    private void cluster() {
        survey.unreached().forEach((member, why) -> findings.add(refusal(member, why)));
        survey.members()
                .forEach(
                        (member, facts) -> {
                            if (facts.sudo().isEmpty()) {
                                findings.add(refusal(member, "root's rights are needed there"));
                            }
                            for (String unknown : facts.all("unknown")) {
                                findings.add(
                                        refusal(
                                                member,
                                                "does not know "
                                                        + unknown
                                                        + ": add it to"
                                                        + " /etc/hosts or the name service"));
                            }
                            if (!facts.digest("ha.cf").equals(home.digest("ha.cf"))) {
                                findings.add(
                                        refusal(member, "its ha.cf differs from the one here"));
                            }
                            if (!facts.has("running", "systole")) {
                                findings.add(refusal(member, "no engine runs there"));
                            }
                        });
        var all = Set.copyOf(blueprint.members());
        if (survey.standing().isEmpty()) {
            findings.add(refusal(home.node(), "no engine answers: is systole node running?"));
        } else if (!survey.standing().get().members().equals(all)
                || !survey.standing().get().quorate()) {
            findings.add(
                    refusal(
                            home.node(),
                            "not all members are there: a node is added only to a cluster in good"
                                    + " order"));
        }
    }
}

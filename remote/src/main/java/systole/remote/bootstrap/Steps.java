package systole.remote.bootstrap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The steps of adding a host, in their order.
 *
 * <p>The newcomer starts before any member knows it and waits. Then the members learn of it one
 * after the other, the one that leads last. Meanwhile some count with one node more than others; a
 * majority of either always shares a member with one of the other, so no two sides can act.
 *
 * @param facts what the newcomer said before
 */
record Steps(
        Blueprint blueprint, Host newcomer, HostFacts facts, Cluster cluster, Patience patience) {

    /**
     * All steps.
     *
     * @param members the members in the order in which they restart
     * @param resting members that take no resources anyway
     */
    List<Step> of(List<Host> members, Set<String> resting, String haCf) {
        var steps = new ArrayList<Step>();
        steps.add(new Install(newcomer, blueprint, facts.one("java").orElse("")));
        steps.add(new Put(newcomer, files(haCf)));
        steps.add(new Begin(newcomer, blueprint));
        var gathering = new Gathering(cluster, patience, Set.copyOf(blueprint.members()));
        String first = members.getFirst().name();
        boolean held = members.size() == 3 && !resting.contains(first);
        if (held) {
            steps.add(Standby.begin(cluster, patience, first));
        }
        for (int i = 0; i < members.size(); i++) {
            boolean last = i == members.size() - 1;
            if (held && last) {
                steps.add(Standby.end(cluster, patience, first));
            }
            steps.add(
                    new Introduce(
                            members.get(i),
                            file("ha.cf", "644", haCf, true),
                            blueprint.state(),
                            last ? all() : gathering,
                            gathering));
        }
        steps.add(new Join(newcomer.name(), all()));
        return steps;
    }

    /** From the last restart on the newcomer may be in any view. */
    private Gathering all() {
        var all = new HashSet<>(blueprint.members());
        all.add(newcomer.name());
        return new Gathering(cluster, patience, all);
    }

    private List<ConfigurationFile> files(String haCf) {
        var files = new ArrayList<ConfigurationFile>();
        files.add(there("authkeys", "600", blueprint.authkeys()));
        blueprint
                .authorizedKeys()
                .ifPresent(text -> files.add(there("authorized_keys", "644", text)));
        files.add(there("ha.cf", "644", haCf));
        return files;
    }

    private ConfigurationFile there(String name, String mode, String text) {
        return file(name, mode, text, facts.digest(name).isPresent());
    }

    private ConfigurationFile file(String name, String mode, String text, boolean former) {
        String path = blueprint.file(name);
        return new ConfigurationFile(path, mode, text, path + ".before-" + newcomer.name(), former);
    }
}

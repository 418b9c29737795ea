package systole.remote.bootstrap;

import systole.remote.bootstrap.Shell.Answer;
import systole.remote.bootstrap.Shell.Input;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Asks all hosts what they are and have. Changes nothing. */
final class Surveyor {
    private final Blueprint blueprint;
    private final Function<String, Shell> members;
    private final Cluster cluster;

    /**
     * @param members the shell of each member
     */
    Surveyor(Blueprint blueprint, Function<String, Shell> members, Cluster cluster) {
        this.blueprint = blueprint;
        this.members = members;
        this.cluster = cluster;
    }

    /** Asks the newcomer. */
    Answer newcomer(Shell shell) {
        return ask(
                shell,
                Script.named("facts")
                        .with("names", String.join(" ", blueprint.members()))
                        .with("peers", String.join(" ", blueprint.network().unicast()))
                        .with("ports", String.join(" ", blueprint.network().ports())));
    }

    private Answer member(String member, HostFacts newcomer) {
        return ask(
                members.apply(member),
                Script.named("facts")
                        .with("names", newcomer.node())
                        .with("peers", "")
                        .with("ports", ""));
    }

    /** With the rights of root where there is a way to them. */
    private Answer ask(Shell shell, Script facts) {
        Script all = facts.with("config", blueprint.config()).with("state", blueprint.state());
        String privileged = Script.quoted(all.with("via", "sudo").text());
        return shell.run(
                "if [ \"$(id -u)\" != 0 ] && sudo -n true 2>/dev/null; then\n"
                        + "exec sudo -n sh -c "
                        + privileged
                        + "\nfi\n"
                        + all.with("via", "").text(),
                Input.none());
    }

    /** The time at home, in seconds. */
    long seconds(Shell home) {
        Answer answer = home.run("echo seconds=$(date +%s)", Input.none());
        return HostFacts.of(answer.out()).number("seconds");
    }

    /** Asks the members. */
    Survey survey(HostFacts newcomer, long earliest, long latest) {
        Map<String, HostFacts> reached = new LinkedHashMap<>();
        Map<String, String> unreached = new LinkedHashMap<>();
        for (String member : blueprint.members()) {
            Answer answer = member(member, newcomer);
            if (answer.fine()) {
                reached.put(member, HostFacts.of(answer.out()));
            } else {
                unreached.put(member, answer.why());
            }
        }
        return new Survey(
                newcomer,
                earliest,
                latest,
                new LinkedHashMap<>(reached),
                new LinkedHashMap<>(unreached),
                cluster.standing());
    }

    /** The members in the order in which they restart: the leader last. */
    List<String> order(Survey survey) {
        String leader = survey.standing().map(Cluster.Standing::leader).orElse("");
        return blueprint.members().stream()
                .sorted((one, other) -> Boolean.compare(one.equals(leader), other.equals(leader)))
                .toList();
    }
}

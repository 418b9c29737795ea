package systole.remote.bootstrap;

import systole.remote.bootstrap.Shell.Answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes a host a node of the cluster. Everything is checked before anything is changed; if a step
 * fails, or the end is asked for, all steps are taken back, the last one first.
 */
public final class Bootstrap {
    private final Blueprint blueprint;
    private final Blueprint.Extension extension;
    private final Places places;
    private final Cluster cluster;
    private final Patience patience;
    private final Consumer<String> progress;
    private final Surveyor surveyor;

    /**
     * The ways to all hosts.
     *
     * @param target what the newcomer is called in messages until it says its name
     * @param home the member whose files are the pattern
     * @param members the shell of each member, the home among them
     */
    public record Places(
            String target, Shell newcomer, String home, Function<String, Shell> members) {}

    /** What was found, and the file that follows from it. */
    private record Ready(Survey survey, String haCf) {}

    /**
     * @param progress takes one line after the other
     */
    public Bootstrap(
            Blueprint blueprint,
            Blueprint.Extension extension,
            Places places,
            Cluster cluster,
            Patience patience,
            Consumer<String> progress) {
        this.blueprint = blueprint;
        this.extension = extension;
        this.places = places;
        this.cluster = cluster;
        this.patience = patience;
        this.progress = progress;
        this.surveyor = new Surveyor(blueprint, places.members(), cluster);
    }

    /**
     * Does it.
     *
     * @param dryRun whether only the plan is said
     * @return whether the host is a node now, or could be
     */
    public boolean run(boolean dryRun) {
        Optional<Ready> ready = prepare();
        if (ready.isEmpty()) {
            progress.accept("nothing was changed");
            return false;
        }
        List<Step> steps = steps(ready.get());
        progress.accept("the plan:");
        for (int i = 0; i < steps.size(); i++) {
            progress.accept("  " + (i + 1) + ". " + steps.get(i).title());
        }
        if (dryRun) {
            progress.accept("dry run: nothing was changed");
            return true;
        }
        return act(steps, ready.get().survey().newcomer().node());
    }

    private Optional<Ready> prepare() {
        progress.accept("checking " + places.target() + " and the members, changing nothing ...");
        Shell home = places.members().apply(places.home());
        long earliest = surveyor.seconds(home);
        Answer answer = surveyor.newcomer(places.newcomer());
        long latest = surveyor.seconds(home);
        if (!answer.fine()) {
            answer.err().lines().forEach(progress);
            progress.accept("refused: " + places.target() + ": no commands can be run there");
            return Optional.empty();
        }
        Survey survey = surveyor.survey(HostFacts.of(answer.out()), earliest, latest);
        HostFacts pattern =
                survey.members().getOrDefault(places.home(), HostFacts.of("node=" + places.home()));
        var findings = new ArrayList<>(Preflight.findings(blueprint, survey, pattern));
        String haCf = extended(survey.newcomer(), findings);
        findings.forEach(finding -> progress.accept(finding.toString()));
        return findings.stream().anyMatch(Finding::refuses)
                ? Optional.empty()
                : Optional.of(new Ready(survey, haCf));
    }

    /** The new ha.cf; that it cannot be made is one more finding, unless another explains it. */
    private String extended(HostFacts newcomer, List<Finding> findings) {
        try {
            return extension.of(newcomer.node(), newcomer.all("source"));
        } catch (IllegalArgumentException e) {
            if (findings.stream().noneMatch(Finding::refuses)) {
                findings.add(Finding.refusal(places.home(), String.valueOf(e.getMessage())));
            }
            return "";
        }
    }

    private List<Step> steps(Ready ready) {
        Survey survey = ready.survey();
        HostFacts facts = survey.newcomer();
        var newcomer = new Host(facts.node(), places.newcomer(), facts.sudo().orElse(false));
        List<Host> members =
                surveyor.order(survey).stream().map(member -> host(survey, member)).toList();
        Set<String> resting =
                members.stream()
                        .map(Host::name)
                        .filter(member -> cluster.standby(member).orElse(false))
                        .collect(Collectors.toSet());
        return new Steps(blueprint, newcomer, facts, cluster, patience)
                .of(members, resting, ready.haCf());
    }

    private Host host(Survey survey, String member) {
        boolean sudo =
                Optional.ofNullable(survey.members().get(member))
                        .flatMap(HostFacts::sudo)
                        .orElse(false);
        return new Host(member, places.members().apply(member), sudo);
    }

    private boolean act(List<Step> steps, String node) {
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            progress.accept("%d/%d %s ...".formatted(i + 1, steps.size(), step.title()));
            Optional<String> failure = attempt(step);
            if (failure.isPresent()) {
                progress.accept("failed: " + failure.get());
                takeBack(steps.subList(0, i + 1));
                return false;
            }
        }
        progress.accept(node + " is a member now");
        return true;
    }

    private Optional<String> attempt(Step step) {
        try {
            step.act();
            return patience.over() ? Optional.of("interrupted") : Optional.empty();
        } catch (StepFailedException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** What cannot be taken back is said, and the rest goes on. */
    private void takeBack(List<Step> begun) {
        boolean whole = true;
        for (Step step : begun.reversed()) {
            whole &= step.wayBack().isEmpty() || takeBack(step);
        }
        boolean together =
                new Gathering(cluster, patience, Set.copyOf(blueprint.members())).awaitBack();
        progress.accept(whole && together ? "all is as it was before" : remainder(whole));
    }

    private boolean takeBack(Step step) {
        progress.accept("taking back: " + step.wayBack() + " ...");
        try {
            step.undo();
            return true;
        } catch (StepFailedException e) {
            progress.accept("not taken back: " + e.getMessage());
            return false;
        }
    }

    private static String remainder(boolean whole) {
        return whole
                ? "the members are not together yet: see systole status"
                : "not all was taken back: see the lines above, and put that right by hand";
    }
}

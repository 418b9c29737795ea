package systole.engine.sim;

import systole.model.cib.Cib;
import systole.model.edit.ConfigurationEdit;
import systole.model.node.Node;
import systole.model.node.NodeName;
import systole.model.patch.CibPatch;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;
import systole.model.xml.XmlReader;
import systole.remote.protocol.Command;
import systole.remote.protocol.Reply;
import systole.remote.protocol.Role;
import systole.remote.protocol.Visitor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Somebody at a console who cannot leave things alone. Every change carries a mark of its own, so
 * that one which was acknowledged can be looked for later.
 */
public final class Administrator {
    /** Who administrators are to the engines. */
    static final Visitor VISITOR = new Visitor("root", "local", Role.ADMINISTER);

    private final World world;
    private final ClusterPlan plan;
    private final List<Machine> machines;
    private final SimRandom random;
    private final Set<String> acknowledged = new TreeSet<>();
    private int marks;

    /** An administrator of that cluster. */
    public Administrator(World world, ClusterPlan plan, List<Machine> machines) {
        this.world = world;
        this.plan = plan;
        this.machines = List.copyOf(machines);
        this.random = world.random("administrator");
    }

    /** The marks of changes that the cluster promised to keep. */
    public Set<String> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    /** Does one thing or another at some node that is on. */
    public void act() {
        List<Machine> on = machines.stream().filter(Machine::on).toList();
        if (on.isEmpty()) {
            return;
        }
        Machine console = random.pick(on);
        ResourceId item = random.pick(plan.items());
        NodeName node = random.pick(plan.nodes());
        switch (random.below(8)) {
            case 0, 1 ->
                    ask(
                            console,
                            new Command.Move(
                                    item,
                                    random.perMille(700) ? Optional.of(node) : Optional.empty()));
            case 2 ->
                    ask(
                            console,
                            new Command.CleanUp(
                                    item,
                                    random.perMille(300) ? Optional.of(node) : Optional.empty()));
            case 3, 4 -> change(console, location(item, node));
            case 5 -> change(console, standby(console, node, random.perMille(400)));
            case 6 ->
                    change(
                            console,
                            ConfigurationEdit.meta(
                                    item,
                                    "target-role",
                                    random.perMille(600) ? "Started" : "Stopped"));
            default ->
                    change(
                            console,
                            ConfigurationEdit.meta(
                                    item,
                                    "resource-stickiness",
                                    Integer.toString(random.below(4) * 100)));
        }
    }

    private UnaryOperator<XmlElement> location(ResourceId item, NodeName node) {
        String score = random.pick(List.of("0", "100", "300", "INFINITY", "-100", "-INFINITY"));
        String text = ClusterPlan.location(item, node, score);
        try {
            return ConfigurationEdit.constraint(XmlReader.read("constraint", text).root());
        } catch (XmlException e) {
            throw new IllegalStateException(e);
        }
    }

    private static UnaryOperator<XmlElement> standby(Machine console, NodeName node, boolean on) {
        String id =
                console.cib()
                        .flatMap(cib -> cib.configuration().node(node))
                        .map(Node::id)
                        .orElse("1");
        return ConfigurationEdit.nodeAttribute(id, "standby", on ? "on" : "off");
    }

    /** Sends a change of the configuration, marked. */
    public void change(Machine console, UnaryOperator<XmlElement> edit) {
        change(console, edit, () -> {});
    }

    private void change(Machine console, UnaryOperator<XmlElement> edit, Runnable done) {
        Optional<Cib> known = console.cib();
        if (known.isEmpty()) {
            return;
        }
        String mark = Machine.MARK + ++marks;
        Cib before = known.get();
        XmlElement edited = ConfigurationEdit.option(mark, "1").apply(edit.apply(before.root()));
        try {
            Cib after = before.withRoot(before.version().nextEpoch().mark(edited));
            world.note("administrator at " + console.name() + " makes " + mark);
            console.submit(
                    new Command.Change(CibPatch.diff(before, after)),
                    reply -> answered(mark, reply, done));
        } catch (XmlException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answered(String mark, Reply reply, Runnable done) {
        switch (reply) {
            case Reply.Done(var version) -> {
                acknowledged.add(mark);
                world.observe(new Observation.Acknowledged(mark, version));
                done.run();
            }
            case Reply.Refused(var reason) -> world.note(mark + " refused: " + reason);
        }
    }

    private void ask(Machine console, Command command) {
        world.note("administrator at " + console.name() + " asks for " + command);
        console.submit(command, reply -> world.note(command + ": " + reply));
    }

    /** Wants everything started everywhere. */
    public void startEverything(Machine console, Runnable done) {
        change(
                console,
                root -> {
                    XmlElement edited = root;
                    for (ResourceId item : plan.items()) {
                        edited =
                                ConfigurationEdit.meta(item, "target-role", "Started")
                                        .apply(edited);
                    }
                    for (NodeName node : plan.nodes()) {
                        edited = standby(console, node, false).apply(edited);
                    }
                    return edited;
                },
                done);
    }

    /** Wants every failure of a resource forgotten. */
    public void forgive(Machine console, ResourceId item, Runnable done) {
        console.submit(
                new Command.CleanUp(item, Optional.empty()),
                reply -> {
                    world.note("forgetting the failures of " + item + ": " + reply);
                    if (reply instanceof Reply.Done) {
                        done.run();
                    }
                });
    }
}

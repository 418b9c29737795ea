package systole.engine.tool;

import systole.model.node.NodeName;
import systole.model.resource.ResourceId;
import systole.remote.protocol.Command;

import java.util.Optional;

/** {@code crm_resource}: looks at resources, and moves, mends and changes them. */
final class ResourceTool implements Tool {
    private static final String ACTIONS = "LlWxgGpdSMUCDRPF";
    private static final OptionTable OPTIONS =
            OptionTable.of(
                    "crm_resource",
                    """
                    -L --list                  every resource with its agent
                    -l --list-raw              every resource by its id alone
                    -W --locate                where the resource runs
                    -x --query-xml             the resource's state and definition
                    -g --get-parameter NAME    the value of a parameter, with -m of a meta attribute
                    -p --set-parameter NAME    set a parameter, with -m a meta attribute, to -v
                    -d --delete-parameter NAME  remove a parameter, with -m a meta attribute
                    -G --get-property NAME     the value of a property: type, class, provider
                    -S --set-property NAME     set a property to -v; needs -t
                    -M --migrate               move the resource away, or with -H to a node
                    -U --un-migrate            take back what -M has written
                    -C --cleanup               forget results and failures on node -H
                    -P --reprobe               look again what runs, on node -H or on all
                    -R --refresh               accepted: results are written as they come
                    -F --fail                  treat the resource as failed on node -H
                    -D --delete                remove the resource; needs -t
                    -r --resource ID           the resource
                    -H --host-uname NODE       the node
                    -t --resource-type TYPE    primitive, group, clone or master_slave
                    -v --property-value VALUE  the value
                    -u --lifetime SPAN         how long -M holds, as PT30M or P1D
                    -s --set-name ID           the set of parameters meant
                    -i --instance-id ID        the id of the parameter meant
                    -m --meta                  meta attributes instead of parameters
                    -f --force                 with -M and -H: forbid the present node as well
                    -Q --quiet                 the value alone; no warnings
                    -X --xml-file FILE         look at this CIB instead of the cluster's
                    -V --verbose               say more\
                    """);

    @Override
    public OptionTable options() {
        return OPTIONS;
    }

    @Override
    public Needs needs(Given given) {
        return Needs.clusterOrFile(given.value('X'));
    }

    @Override
    public ToolResult run(Given given, ToolRequest request, ClusterAccess cluster) throws Refusal {
        char action =
                given.last(ACTIONS).orElseThrow(() -> OPTIONS.wrong("say what to do: -L, -W, …"));
        try {
            return switch (action) {
                case 'L', 'l', 'W', 'x', 'g', 'G' -> ResourceQueries.answer(action, given, cluster);
                case 'p', 'd', 'S', 'D' -> ResourceEdits.make(action, given, cluster);
                case 'M' -> Migration.to(given, cluster);
                case 'U' -> Migration.undo(given, cluster);
                case 'C' -> cleanUp(given, cluster);
                case 'F' -> fail(given, cluster);
                case 'P' -> ask(cluster, new Command.Reprobe(known(given, cluster)));
                default -> {
                    known(given, cluster);
                    yield ToolResult.printed("");
                }
            };
        } catch (Refusal e) {
            boolean quorum = e.exit() == CibError.NO_QUORUM.exit() && !given.has('f');
            throw quorum ? e.followedBy("Try using -f\n") : e;
        }
    }

    /** The resource that is meant; whether there is one is not asked. */
    static String id(Given given) throws Refusal {
        return given.value('r')
                .filter(id -> !id.isBlank())
                .orElseThrow(
                        () ->
                                Refusal.saying(
                                        "Must supply a resource id with -r\n",
                                        CibError.MISSING_FIELD.exit()));
    }

    /** There is no such resource. */
    static Refusal unknown(String id) {
        String words = CibError.NOT_EXISTS.words();
        return Refusal.because(
                CibError.NOT_EXISTS, words, "Resource " + id + " not found: " + words + "\n");
    }

    private static ToolResult cleanUp(Given given, ClusterAccess cluster) throws Refusal {
        boolean everywhere = given.has(Given.MODERN) && given.node('H').isEmpty();
        ResourceId id = everywhere ? any(given, cluster) : primitive(given, cluster);
        return ask(
                cluster,
                new Command.CleanUp(
                        id, everywhere ? Optional.empty() : Optional.of(host(given, cluster))));
    }

    private static ToolResult fail(Given given, ClusterAccess cluster) throws Refusal {
        ResourceId id = primitive(given, cluster);
        return ask(cluster, new Command.Fail(id, host(given, cluster)));
    }

    private static ToolResult ask(ClusterAccess cluster, Command command) throws Refusal {
        Changes.submit(cluster, command);
        return ToolResult.printed("");
    }

    private static ResourceId any(Given given, ClusterAccess cluster) throws Refusal {
        String id = id(given);
        return ResourceId.of(Inventory.find(cluster.cib(), id).orElseThrow(() -> unknown(id)).id());
    }

    private static ResourceId primitive(Given given, ClusterAccess cluster) throws Refusal {
        String id = id(given);
        if (Inventory.find(cluster.cib(), id).orElseThrow(() -> unknown(id))
                instanceof Item.Single single) {
            return ResourceId.of(single.id());
        }
        throw Refusal.saying(
                "We can only process primitive resources, not " + id + "\n",
                CibError.INVALID_ARGUMENT.exit());
    }

    private static NodeName host(Given given, ClusterAccess cluster) throws Refusal {
        return known(given, cluster)
                .orElseThrow(
                        () ->
                                Refusal.saying(
                                        "Please supply a hostname with -H\n",
                                        CibError.INVALID_ARGUMENT.exit()));
    }

    /** The node that is named, if any; refused if there is none of that name. */
    private static Optional<NodeName> known(Given given, ClusterAccess cluster) throws Refusal {
        Optional<NodeName> node = given.node('H');
        if (node.isPresent()) {
            Changes.requireNode(cluster.cib(), node.get());
        }
        return node;
    }
}

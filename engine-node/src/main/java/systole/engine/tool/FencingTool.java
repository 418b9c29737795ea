package systole.engine.tool;

import systole.model.cib.Cib;
import systole.model.resource.AttributeSet;
import systole.model.resource.Resource.Primitive;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code stonith_admin}: which fencing devices there are. */
final class FencingTool implements Tool {
    private static final String ACTIONS = "LlHCFBU";
    private static final List<String> HOST_LISTS = List.of("pcmk_host_list", "hostlist");
    private static final OptionTable OPTIONS =
            OptionTable.of(
                    "stonith_admin",
                    """
                    -L --list-registered  the devices that are configured
                    -l --list NODE        the devices that could fence a node
                    -H --history NODE     when a node was fenced
                    -C --confirm NODE     not offered: nothing is ever fenced
                    -F --fence NODE       not offered
                    -B --reboot NODE      not offered
                    -U --unfence NODE     not offered
                    -V --verbose          say more\
                    """);

    @Override
    public OptionTable options() {
        return OPTIONS;
    }

    @Override
    public ToolResult run(Given given, ToolRequest request, ClusterAccess cluster) throws Refusal {
        char action =
                given.last(ACTIONS)
                        .orElseThrow(() -> OPTIONS.wrong("say what to do: -L, -l or -H"));
        Cib cib = cluster.cib();
        return switch (action) {
            case 'L' -> list(devices(cib));
            case 'l' -> {
                String node = known(cib, given, 'l');
                yield list(devices(cib).filter(device -> fences(device, node)));
            }
            case 'H' -> {
                known(cib, given, 'H');
                yield ToolResult.printed("0 events found\n");
            }
            default ->
                    throw Refusal.saying(
                            "stonith_admin: this release does not fence; switch the node off"
                                    + " yourself\n",
                            1);
        };
    }

    private static String known(Cib cib, Given given, char option) throws Refusal {
        Optional<String> node =
                given.node(option)
                        .filter(name -> cib.configuration().node(name).isPresent())
                        .map(Object::toString);
        return node.orElseThrow(
                () ->
                        Refusal.saying(
                                given.value(option).orElse("") + " is not a known node\n",
                                CibError.NOT_EXISTS.exit()));
    }

    private static Stream<Primitive> devices(Cib cib) {
        return cib.configuration().primitives().stream()
                .filter(one -> one.agent().standard().equals("stonith"));
    }

    /** A device without a list of hosts asks its hardware, and may know any node. */
    private static boolean fences(Primitive device, String node) {
        List<String> lists =
                device.parameterSets().stream()
                        .flatMap((AttributeSet set) -> HOST_LISTS.stream().map(set::value))
                        .flatMap(Optional::stream)
                        .toList();
        return lists.isEmpty()
                || lists.stream()
                        .anyMatch(hosts -> List.of(hosts.strip().split("[\\s,;]+")).contains(node));
    }

    private static ToolResult list(Stream<Primitive> devices) {
        List<String> names = devices.map(one -> one.id().value()).toList();
        String count =
                switch (names.size()) {
                    case 0 -> "No fence devices found";
                    case 1 -> "1 fence device found";
                    default -> names.size() + " fence devices found";
                };
        return ToolResult.printed(
                names.stream().map(name -> name + "\n").collect(Collectors.joining())
                        + count
                        + "\n");
    }
}

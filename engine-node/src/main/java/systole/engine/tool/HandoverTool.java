package systole.engine.tool;

import java.util.List;
import java.util.Set;

/**
 * {@code hb_standby} and {@code hb_takeover}: they handed the resources of haresources over. With a
 * CIB there are none; as in Heartbeat 2 under {@code crm yes} they are not usable.
 */
final class HandoverTool implements Tool {
    private static final Set<String> KINDS = Set.of("all", "foreign", "local", "failback");

    private final String name;
    private final String instead;
    private final OptionTable options;

    private HandoverTool(String name, String instead) {
        this.name = name;
        this.instead = instead;
        this.options = OptionTable.of(name, "-V --verbose  say more");
    }

    static HandoverTool standby() {
        return new HandoverTool("hb_standby", "crm_standby -v on");
    }

    static HandoverTool takeover() {
        return new HandoverTool("hb_takeover", "crm_standby -v on -U NODE for the other node");
    }

    @Override
    public OptionTable options() {
        return options;
    }

    @Override
    public Needs needs(Given given) {
        return Needs.files(List.of());
    }

    @Override
    public ToolResult run(Given given, ToolRequest request, ClusterAccess cluster) throws Refusal {
        String kind = given.operands().isEmpty() ? "all" : given.operands().getFirst();
        if (!KINDS.contains(kind)) {
            throw Refusal.saying(
                    "%s: wrong resources(%s).\nusage: %s [all|foreign|local|failback]\n"
                            .formatted(name, kind, name),
                    1);
        }
        throw Refusal.saying("%s: not usable with crm; use %s\n".formatted(name, instead), 1);
    }
}

package systole.engine.tool;

import java.util.Optional;

/**
 * What {@code crm_attribute}, {@code crm_standby} and {@code crm_master} have in common: they were
 * one program under several names, with the same options.
 */
final class AttributeOptions {
    private static final String HELP =
            """
            -G --get-value         print the value
            -v --attr-value VALUE  set the value
            -D --delete-attr       forget the attribute
            -n --attr-name NAME    the attribute
            -i --attr-id ID        the attribute, by the id of its pair
            -s --set-name ID       the set it stands in
            -t --type SECTION      crm_config, nodes or status
            -l --lifetime SPAN     forever, or reboot: until the node's engine restarts
            -U --node-uname NODE   the node; without it this one
            -u --node-uuid ID      the node by its id
            -r --resource-id ID    the resource, for crm_master
            -Q --quiet             the value alone
            -! --inhibit-policy-engine  accepted, without meaning
            -V --verbose           say more\
            """;

    private AttributeOptions() {}

    static OptionTable table(String tool) {
        return OptionTable.of(tool, HELP);
    }

    /** Does what {@code -G}, {@code -v} or {@code -D} asks, the last of them. */
    static ToolResult apply(Given given, NamedAttribute attribute, ClusterAccess cluster)
            throws Refusal {
        char action = given.last("GvD").orElseThrow(AttributeOptions::noValue);
        switch (action) {
            case 'G' -> {
                return read(given, attribute, cluster);
            }
            case 'v' -> attribute.set(cluster, given.value('v').orElse(""));
            default -> attribute.remove(cluster);
        }
        return ToolResult.printed("");
    }

    private static ToolResult read(Given given, NamedAttribute attribute, ClusterAccess cluster)
            throws Refusal {
        Optional<String> value = attribute.value(cluster.cib());
        Wording wording = Wording.of(given);
        if (value.isEmpty()) {
            ToolResult refusal =
                    wording.refusal(
                            "Error performing operation: " + CibError.NOT_EXISTS.words() + "\n",
                            CibError.NOT_EXISTS.exit());
            String line = given.has('Q') ? "" : wording.missing(attribute);
            return new ToolResult(line, refusal.err(), refusal.exit());
        }
        return ToolResult.printed(
                given.has('Q') ? value.get() + "\n" : wording.attribute(attribute, value.get()));
    }

    private static Refusal noValue() {
        return Refusal.saying(
                "You need to supply a value with the -v option\n", CibError.MISSING_FIELD.exit());
    }
}

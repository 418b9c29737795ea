package systole.engine.tool;

/** {@code crm_attribute}: options of the cluster, and attributes of nodes. */
final class AttributeTool implements Tool {
    private static final OptionTable OPTIONS = AttributeOptions.table("crm_attribute");

    @Override
    public OptionTable options() {
        return OPTIONS;
    }

    @Override
    public ToolResult run(Given given, ToolRequest request, ClusterAccess cluster) throws Refusal {
        String name = given.value('n').orElse("");
        if (name.isBlank() && !given.has('i')) {
            throw OPTIONS.wrong("name the attribute with -n, or its pair's id with -i");
        }
        var attribute =
                new NamedAttribute(scope(given, cluster), given.value('s'), given.value('i'), name);
        return AttributeOptions.apply(given, attribute, cluster);
    }

    /** Without a section: what is said of a node lasts, all else is an option of the cluster. */
    private static Scope scope(Given given, ClusterAccess cluster) throws Refusal {
        boolean node = given.has('U') || given.has('u');
        return switch (Scope.typed(given).orElse(node ? "nodes" : "crm_config")) {
            case "nodes" -> new Scope.Lasting(NodeOption.of(given, cluster));
            case "status" -> new Scope.Passing(NodeOption.of(given, cluster));
            default -> new Scope.Options();
        };
    }
}

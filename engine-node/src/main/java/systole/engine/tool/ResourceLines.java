package systole.engine.tool;

import systole.model.resource.AgentName;

import java.util.List;
import java.util.stream.Collectors;

/** Resources as lines of text. */
final class ResourceLines {
    private static final String STEP = "    ";

    private final StringBuilder out = new StringBuilder();
    private final boolean states;

    private ResourceLines(boolean states) {
        this.states = states;
    }

    /** A resource with all in it, by name and agent. */
    static String names(Item item) {
        return text(item, false);
    }

    /** The same, and what each does. */
    static String states(Item item) {
        return text(item, true);
    }

    private static String text(Item item, boolean states) {
        var lines = new ResourceLines(states);
        lines.add(item, "");
        return lines.out.toString();
    }

    private void add(Item item, String indent) {
        switch (item) {
            case Item.Single single ->
                    out.append(indent)
                            .append(name(single))
                            .append(states ? state(single) : "")
                            .append('\n');
            case Item.Several several -> {
                out.append(indent).append(several.kind()).append(several.id()).append('\n');
                several.items().forEach(one -> add(one, indent + STEP));
            }
        }
    }

    /** Its name, and in brackets its agent. */
    static String name(Item.Single single) {
        AgentName agent = single.agent();
        String provider = agent.standard().equals("ocf") ? agent.provider() + "::" : "";
        return "%s\t(%s%s:%s%s)"
                .formatted(
                        single.id(),
                        provider,
                        agent.standard(),
                        agent.type(),
                        single.orphan() ? " ORPHANED" : "");
    }

    private static String state(Item.Single single) {
        List<Place> places = single.places();
        if (places.size() > 1) {
            return places.stream()
                    .map(place -> "\t" + place.node())
                    .collect(Collectors.joining("", "[", " ]"));
        }
        if (places.isEmpty()) {
            return ":\t" + Role.STOPPED.word() + " " + (single.managed() ? "" : " (unmanaged)");
        }
        Place place = places.getFirst();
        return ":\t"
                + place.role().word()
                + " "
                + place.node()
                + (single.managed() && !place.stuck() ? "" : " (unmanaged)")
                + (place.failed() ? " FAILED" : "");
    }
}

package systole.engine.tool;

import systole.model.cib.Cib;
import systole.model.node.Node;
import systole.model.node.NodeName;
import systole.model.xml.XmlElement;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words of Heartbeat 2.1.3, to the letter. */
record HeartbeatWording() implements Wording {

    @Override
    public String resources(List<Item> items) {
        return items.isEmpty()
                ? "NO resources configured\n"
                : items.stream().map(ResourceLines::names).collect(Collectors.joining());
    }

    @Override
    public String ids(List<Item> items) {
        return ids(items, " * ");
    }

    private static String ids(List<Item> items, String bullet) {
        var out = new StringBuilder();
        for (Item item : items) {
            out.append(bullet).append(item.id()).append('\n');
            if (item instanceof Item.Several several) {
                out.append(ids(several.items(), "  " + bullet));
            }
        }
        return out.toString();
    }

    @Override
    public String located(String id, List<Place> places) {
        return places.stream()
                .map(place -> "resource " + id + " is running on: " + place.node() + "\n")
                .distinct()
                .collect(Collectors.joining());
    }

    @Override
    public String definition(Item item, Optional<XmlElement> definition) {
        return ResourceLines.states(item) + "raw xml:\n" + definition.map(XmlLines::of).orElse("");
    }

    @Override
    public String xml(XmlElement element) {
        return XmlLines.of(element);
    }

    @Override
    public String attribute(NamedAttribute attribute, String value) {
        return attribute.idWord() + " " + attribute.nameWord() + " value=" + value + "\n";
    }

    @Override
    public String missing(NamedAttribute attribute) {
        return attribute(attribute, "(null)");
    }

    @Override
    public String standby(NamedAttribute attribute, String value) {
        return "scope=" + attribute.scope().word() + " value=" + value + "\n";
    }

    @Override
    public String controllerState(NodeName node, String state) {
        return "Status of crmd@" + node + ": " + state + " (ok)\n";
    }

    @Override
    public String node(Node node) {
        return "normal node: %s (%s)\n".formatted(node.name(), node.id());
    }

    @Override
    public int invalid() {
        return 1;
    }

    @Override
    public String page(Cib cib, ZonedDateTime now, MonitorView view) {
        return MonitorPage.text(cib, now, view);
    }

    @Override
    public Pinning pinning() {
        return new HeartbeatPinning();
    }

    @Override
    public ToolResult refusal(String text, int exit) {
        return new ToolResult("", text, exit);
    }
}

package systole.engine.tool;

import systole.model.cib.Cib;
import systole.model.node.Node;
import systole.model.node.NodeName;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlWriter;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words and exit codes of Pacemaker today. */
record ModernWording() implements Wording {

    @Override
    public String resources(List<Item> items) {
        return items.isEmpty()
                ? "No resources\n"
                : "Full List of Resources:\n" + ModernLines.of(items);
    }

    @Override
    public String ids(List<Item> items) {
        return items.stream()
                .flatMap(Item::singles)
                .map(one -> one.id() + "\n")
                .collect(Collectors.joining());
    }

    @Override
    public String located(String id, List<Place> places) {
        return places.stream()
                .map(
                        place ->
                                "resource %s is running on: %s%s\n"
                                        .formatted(
                                                id,
                                                place.node(),
                                                place.role() == Role.MASTER ? " Promoted" : ""))
                .distinct()
                .collect(Collectors.joining());
    }

    @Override
    public String definition(Item item, Optional<XmlElement> definition) {
        return ModernLines.of(List.of(item))
                + definition.map(xml -> "Resource XML:\n" + xml(xml)).orElse("");
    }

    @Override
    public String xml(XmlElement element) {
        return XmlWriter.write(element);
    }

    @Override
    public String attribute(NamedAttribute attribute, String value) {
        return "scope=%s %s %s value=%s\n"
                .formatted(
                        attribute.scope().word(), attribute.idWord(), attribute.nameWord(), value);
    }

    @Override
    public String missing(NamedAttribute attribute) {
        return "";
    }

    @Override
    public String standby(NamedAttribute attribute, String value) {
        return attribute(attribute, value);
    }

    @Override
    public String controllerState(NodeName node, String state) {
        return "Controller on " + node + " in state " + state + ": ok\n";
    }

    @Override
    public String node(Node node) {
        return "member node: %s (%s)\n".formatted(node.name(), node.id());
    }

    @Override
    public int invalid() {
        return CibError.modernExit(CibError.NOT_VALID.exit());
    }

    @Override
    public String page(Cib cib, ZonedDateTime now, MonitorView view) {
        return ModernPage.text(cib, now, view);
    }

    @Override
    public Pinning pinning() {
        return new ModernPinning();
    }

    @Override
    public ToolResult refusal(String text, int exit) {
        String words = text;
        for (CibError error : CibError.values()) {
            words = words.replace(error.words(), error.modernWords());
        }
        return new ToolResult("", words, CibError.modernExit(exit));
    }
}

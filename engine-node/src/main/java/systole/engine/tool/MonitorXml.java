package systole.engine.tool;

import systole.model.node.HistoryEntry;
import systole.model.node.Node;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlWriter;

import java.util.List;

/** The state of a cluster as XML, for programs, with the tags of Pacemaker's {@code crm_mon}. */
final class MonitorXml {
    private final ClusterPicture picture;

    private MonitorXml(ClusterPicture picture) {
        this.picture = picture;
    }

    static String text(ClusterPicture picture) {
        var xml = new MonitorXml(picture);
        XmlElement root =
                XmlElement.of("crm_mon", "version", "2.1")
                        .append(
                                xml.summary(),
                                holding("nodes", picture.nodes().stream().map(xml::node).toList()),
                                holding(
                                        "resources",
                                        picture.items().stream().map(MonitorXml::item).toList()),
                                holding(
                                        "failures",
                                        picture.failures().stream()
                                                .map(MonitorXml::failure)
                                                .toList()));
        return "<?xml version=\"1.0\"?>\n" + XmlWriter.write(root);
    }

    private static XmlElement holding(String name, List<XmlElement> elements) {
        return XmlElement.of(name).append(elements.toArray(XmlElement[]::new));
    }

    private XmlElement summary() {
        XmlElement absent = XmlElement.of("current_dc", "present", "false");
        XmlElement controller =
                picture.controller()
                        .map(
                                node ->
                                        XmlElement.of(
                                                "current_dc",
                                                "present",
                                                "true",
                                                "name",
                                                node.name().value(),
                                                "id",
                                                node.id(),
                                                "with_quorum",
                                                Boolean.toString(picture.quorate())))
                        .orElse(absent);
        return XmlElement.of("summary")
                .append(
                        XmlElement.of("last_update", "time", picture.time()),
                        controller,
                        number("nodes_configured", picture.nodes().size()),
                        number("resources_configured", picture.items().size()));
    }

    private static XmlElement number(String name, int number) {
        return XmlElement.of(name, "number", Integer.toString(number));
    }

    private XmlElement node(Node node) {
        boolean leads = picture.controller().filter(node::equals).isPresent();
        return XmlElement.of(
                "node",
                "name",
                node.name().value(),
                "id",
                node.id(),
                "online",
                Boolean.toString(picture.online(node)),
                "standby",
                Boolean.toString(picture.standby(node)),
                "is_dc",
                Boolean.toString(leads),
                "resources_running",
                Integer.toString(picture.on(node).size()),
                "type",
                "member");
    }

    private static XmlElement item(Item item) {
        return switch (item) {
            case Item.Single single -> single(single);
            case Item.Several several when several.copies() ->
                    holding("clone", several.items().stream().map(MonitorXml::item).toList())
                            .with("id", several.id())
                            .with(
                                    "multi_state",
                                    Boolean.toString(several.kind().startsWith("Master")));
            case Item.Several several ->
                    holding("group", several.items().stream().map(MonitorXml::item).toList())
                            .with("id", several.id())
                            .with("number_resources", Integer.toString(several.items().size()));
        };
    }

    private static XmlElement single(Item.Single single) {
        String provider =
                single.agent().standard().equals("ocf") ? single.agent().provider() + ":" : "";
        return XmlElement.of(
                        "resource",
                        "id",
                        single.id(),
                        "resource_agent",
                        single.agent().standard() + ":" + provider + single.agent().type(),
                        "role",
                        single.places().stream()
                                .findFirst()
                                .map(Place::role)
                                .orElse(Role.STOPPED)
                                .word(),
                        "active",
                        Boolean.toString(!single.places().isEmpty()),
                        "orphaned",
                        Boolean.toString(single.orphan()),
                        "managed",
                        Boolean.toString(single.managed()),
                        "failed",
                        Boolean.toString(single.places().stream().anyMatch(Place::failed)),
                        "nodes_running_on",
                        Integer.toString(single.places().size()))
                .append(
                        single.places().stream()
                                .map(place -> XmlElement.of("node", "name", place.node().value()))
                                .toArray(XmlElement[]::new));
    }

    private static XmlElement failure(ClusterPicture.Failure failure) {
        HistoryEntry entry = failure.entry();
        return XmlElement.of(
                "failure",
                "op_key",
                entry.key(),
                "node",
                failure.node().name().value(),
                "exitstatus",
                ModernPage.meaning(entry.exitCode()),
                "exitcode",
                Integer.toString(entry.exitCode()),
                "call",
                Integer.toString(entry.callId()),
                "status",
                MonitorPage.word(entry),
                "task",
                entry.operation(),
                "interval",
                Long.toString(entry.interval().toMillis()));
    }
}

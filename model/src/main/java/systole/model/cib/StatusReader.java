package systole.model.cib;

import systole.model.node.HistoryEntry;
import systole.model.node.NodeName;
import systole.model.node.NodeState;
import systole.model.node.ResourceHistory;
import systole.model.resource.AgentName;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the status section of either dialect. */
final class StatusReader {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");
    private static final Pattern EXIT_CODE = Pattern.compile("\\d{1,3}");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");
    private static final Pattern COUNT = Pattern.compile("[1-9]\\d*");

    private final String source;
    private final IdentityHashMap<XmlElement, NodeState> knownStates = new IdentityHashMap<>();
    private final IdentityHashMap<XmlElement, ResourceHistory> knownHistories =
            new IdentityHashMap<>();

    StatusReader(String source) {
        this.source = source;
    }

    /**
     * A reader of documents made from one read before: what is the same element is not read again.
     */
    static StatusReader following(String source, XmlElement root, List<NodeState> states) {
        var reader = new StatusReader(source);
        List<XmlElement> elements = stateElements(root);
        for (int i = 0; i < elements.size(); i++) {
            reader.knownStates.put(elements.get(i), states.get(i));
            List<XmlElement> histories = historyElements(elements.get(i));
            for (int j = 0; j < histories.size(); j++) {
                reader.knownHistories.put(histories.get(j), states.get(i).history().get(j));
            }
        }
        return reader;
    }

    List<NodeState> read(XmlElement root) throws XmlException {
        var states = new ArrayList<NodeState>();
        for (XmlElement state : stateElements(root)) {
            NodeState known = knownStates.get(state);
            states.add(known == null ? nodeState(state) : known);
        }
        return List.copyOf(states);
    }

    private static List<XmlElement> stateElements(XmlElement root) {
        return root.path("status").map(s -> s.elements("node_state")).orElse(List.of());
    }

    private static List<XmlElement> historyElements(XmlElement state) {
        return state.path("lrm", "lrm_resources")
                .map(resources -> resources.elements("lrm_resource"))
                .orElse(List.of());
    }

    private NodeState nodeState(XmlElement state) throws XmlException {
        String id = required(state, "id");
        String name = state.attribute("uname").isPresent() ? required(state, "uname") : id;
        String join = Dialect.read(state, "join", "down");
        return new NodeState(
                id,
                NodeName.of(name),
                !Dialect.read(state, "ha", "active").equals("dead"),
                present(Dialect.read(state, "in-ccm", "false")),
                online(Dialect.read(state, "crmd", "offline")),
                join,
                Dialect.read(state, "expected", join),
                requested(Dialect.read(state, "shutdown", "0"))
                        || requested(transientAttributes(state).getOrDefault("shutdown", "0")),
                transientAttributes(state),
                history(state));
    }

    private static boolean present(String inMembership) {
        return CibWords.bool(inMembership).orElse(COUNT.matcher(inMembership).matches());
    }

    private static boolean online(String crmd) {
        return crmd.equals("online") || COUNT.matcher(crmd).matches();
    }

    private static boolean requested(String shutdown) {
        return !shutdown.isBlank() && !shutdown.equals("0") && CibWords.bool(shutdown).orElse(true);
    }

    private static Map<String, String> transientAttributes(XmlElement state) {
        var values = new LinkedHashMap<String, String>();
        state.first("transient_attributes").stream()
                .flatMap(element -> element.elements("instance_attributes").stream())
                .flatMap(set -> Dialect.pairsOf(set).elements("nvpair").stream())
                .forEach(
                        pair ->
                                values.put(
                                        pair.attribute("name", ""), pair.attribute("value", "")));
        return values;
    }

    private List<ResourceHistory> history(XmlElement state) throws XmlException {
        var histories = new ArrayList<ResourceHistory>();
        for (XmlElement resource : historyElements(state)) {
            ResourceHistory known = knownHistories.get(resource);
            histories.add(known == null ? history(resource, entries(resource)) : known);
        }
        return histories;
    }

    private ResourceHistory history(XmlElement resource, List<HistoryEntry> entries)
            throws XmlException {
        return new ResourceHistory(
                ResourceId.of(required(resource, "id")),
                new AgentName(
                        resource.attribute("class", ""),
                        resource.attribute("provider", ""),
                        resource.attribute("type", "")),
                entries);
    }

    private List<HistoryEntry> entries(XmlElement resource) throws XmlException {
        var entries = new ArrayList<HistoryEntry>();
        for (XmlElement operation : resource.elements("lrm_rsc_op")) {
            entries.add(entry(operation));
        }
        return entries;
    }

    private HistoryEntry entry(XmlElement operation) throws XmlException {
        String key = Dialect.read(operation, "transition-key", "");
        String[] parts = key.split(":");
        int exitCode = number(operation, "rc-code", "0");
        return new HistoryEntry(
                required(operation, "id"),
                operation.attribute("operation", ""),
                Duration.ofMillis(Math.max(0, number(operation, "interval", "0"))),
                number(operation, "call-id", "0"),
                exitCode,
                HistoryEntry.Status.of(number(operation, "op-status", "0")),
                parts.length > 3 && EXIT_CODE.matcher(parts[2]).matches()
                        ? Integer.parseInt(parts[2])
                        : 0,
                key,
                Dialect.read(operation, "op-digest", ""),
                Dialect.read(operation, "last-rc-change")
                        .filter(text -> SECONDS.matcher(text).matches())
                        .map(text -> Instant.ofEpochSecond(Long.parseLong(text))));
    }

    private int number(XmlElement element, String name, String otherwise) throws XmlException {
        String text = Dialect.read(element, name, otherwise).strip();
        if (!NUMBER.matcher(text).matches()) {
            throw new XmlException(
                    source,
                    element.position(),
                    name + "=\"" + text + "\" is not a number",
                    "clean up the resource there with crm_resource -C");
        }
        return Integer.parseInt(text);
    }

    private String required(XmlElement element, String name) throws XmlException {
        String value = element.attribute(name, "");
        if (value.isBlank()) {
            throw new XmlException(
                    source,
                    element.position(),
                    "<" + element.name() + "> has no " + name,
                    "give it one");
        }
        return value;
    }
}

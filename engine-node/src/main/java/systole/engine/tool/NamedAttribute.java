package systole.engine.tool;

import systole.model.cib.Cib;
import systole.model.cib.ClusterOptions;
import systole.model.cib.Dialect;
import systole.model.node.NodeName;
import systole.model.xml.XmlElement;
import systole.remote.protocol.Command;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One attribute of a node or of the cluster, as {@code crm_attribute} and its kin name it.
 *
 * @param set the one set that is meant; empty for all
 * @param id the one pair that is meant; empty for all of the name
 * @param name may be empty where an id is given
 */
record NamedAttribute(Scope scope, Optional<String> set, Optional<String> id, String name) {

    /** The attribute of that name, in whatever set. */
    NamedAttribute(Scope scope, String name) {
        this(scope, Optional.empty(), Optional.empty(), name);
    }

    /** Its id as lists print it; empty if it was not named by an id. */
    String idWord() {
        return id.map("id="::concat).orElse("");
    }

    /** Its name as lists print it; empty if it was not named. */
    String nameWord() {
        return name.isEmpty() ? "" : "name=" + name;
    }

    /** Its value; refused if several pairs could be meant. */
    Optional<String> value(Cib cib) throws Refusal {
        return single(cib).map(pair -> pair.attribute("value", ""));
    }

    private Optional<XmlElement> single(Cib cib) throws Refusal {
        NamedValues values = values(cib);
        List<XmlElement> pairs = owner(cib).map(values::in).orElse(List.of());
        if (pairs.size() > 1) {
            throw values.ambiguous("", pairs);
        }
        return pairs.stream().findFirst();
    }

    /** Sets it. */
    void set(ClusterAccess cluster, String value) throws Refusal {
        write(
                cluster,
                Optional.of(value),
                cib -> {
                    requireName(cib);
                    String newSet = newSet(cib);
                    return owner -> values(cib).put(owner, cib.dialect(), newSet, value);
                });
    }

    /** What is named by an id alone has to be there. */
    private void requireName(Cib cib) throws Refusal {
        if (single(cib).isEmpty() && name.isEmpty()) {
            throw Refusal.because(CibError.NOT_EXISTS);
        }
    }

    /** Forgets it; a missing one is no error. */
    void remove(ClusterAccess cluster) throws Refusal {
        write(cluster, Optional.empty(), cib -> values(cib)::remove);
    }

    /** An edit of the element that holds the sets. */
    private interface Edit {
        UnaryOperator<XmlElement> of(Cib cib) throws Refusal;
    }

    private void write(ClusterAccess cluster, Optional<String> value, Edit edit) throws Refusal {
        if (scope instanceof Scope.Passing(NodeName node)) {
            if (set.isPresent() || name.isEmpty()) {
                throw Refusal.because(
                        CibError.INVALID_ARGUMENT,
                        "the status section belongs to the engine; name the attribute with -n"
                                + " alone");
            }
            Changes.submit(cluster, new Command.SetAttribute(node, name, value));
        } else {
            Changes.make(cluster, cib -> edited(cib, edit.of(cib)));
        }
    }

    private XmlElement edited(Cib cib, UnaryOperator<XmlElement> change) throws Refusal {
        return switch (scope) {
            case Scope.Options() ->
                    cib.root().update("configuration", all -> all.update("crm_config", change));
            case Scope.Lasting(NodeName node) -> {
                String nodeId = NodeOption.configured(cib, node).id();
                yield cib.root()
                        .update(
                                "configuration",
                                all ->
                                        all.update(
                                                "nodes",
                                                nodes ->
                                                        nodes.mapElements(
                                                                one -> one.id().equals(nodeId),
                                                                change)));
            }
            case Scope.Passing _ -> cib.root();
        };
    }

    private Optional<XmlElement> owner(Cib cib) throws Refusal {
        return switch (scope) {
            case Scope.Options() -> cib.root().path("configuration", "crm_config");
            case Scope.Lasting(NodeName node) -> {
                String nodeId = NodeOption.configured(cib, node).id();
                yield cib.root().path("configuration", "nodes").stream()
                        .flatMap(nodes -> nodes.elements("node").stream())
                        .filter(one -> one.id().equals(nodeId))
                        .findFirst();
            }
            case Scope.Passing(NodeName node) ->
                    cib.root().path("status").stream()
                            .flatMap(status -> status.elements("node_state").stream())
                            .filter(one -> one.attribute("uname", one.id()).equals(node.value()))
                            .flatMap(one -> one.first("transient_attributes").stream())
                            .findFirst();
        };
    }

    private String newSet(Cib cib) throws Refusal {
        return scope instanceof Scope.Lasting(NodeName node)
                ? "nodes-" + NodeOption.configured(cib, node).id()
                : "cib-bootstrap-options";
    }

    private NamedValues values(Cib cib) {
        return scope instanceof Scope.Options
                ? new NamedValues("cluster_property_set", set, id, spelt(cib))
                : new NamedValues("instance_attributes", set, id, name);
    }

    /** An option is known under several spellings; the one in the document is meant. */
    private String spelt(Cib cib) {
        String wanted = ClusterOptions.canonical(name);
        List<String> known =
                cib.root().path("configuration", "crm_config").stream()
                        .flatMap(config -> config.elements("cluster_property_set").stream())
                        .flatMap(one -> Dialect.pairsOf(one).elements("nvpair").stream())
                        .map(pair -> pair.attribute("name", ""))
                        .toList();
        return known.contains(name)
                ? name
                : known.stream()
                        .filter(one -> ClusterOptions.canonical(one).equals(wanted))
                        .findFirst()
                        .orElse(name);
    }
}

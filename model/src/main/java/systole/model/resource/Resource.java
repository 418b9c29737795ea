package systole.model.resource;

import systole.model.xml.XmlElement;

import java.util.List;
import java.util.Map;

/** Something the cluster keeps running, as the CIB defines it. */
public sealed interface Resource {

    /** Its identity. */
    ResourceId id();

    /** The tag's own attributes that steer the cluster (Heartbeat 2 writes some there). */
    Map<String, String> tagAttributes();

    /** Meta attribute sets in document order. */
    List<AttributeSet> metaSets();

    /** Parameter sets in document order. */
    List<AttributeSet> parameterSets();

    /** The element it was read from. */
    XmlElement source();

    /** One thing run by one agent. */
    record Primitive(
            ResourceId id,
            AgentName agent,
            Map<String, String> tagAttributes,
            List<AttributeSet> metaSets,
            List<AttributeSet> parameterSets,
            List<OperationDefinition> operations,
            XmlElement source)
            implements Resource {}

    /**
     * Primitives that start in order and stop in reverse.
     *
     * @param ordered members wait for each other
     * @param collocated members stay on one node
     */
    record Group(
            ResourceId id,
            List<Primitive> members,
            boolean ordered,
            boolean collocated,
            Map<String, String> tagAttributes,
            List<AttributeSet> metaSets,
            List<AttributeSet> parameterSets,
            XmlElement source)
            implements Resource {}

    /**
     * A resource that runs on several nodes at once.
     *
     * @param promotable some copies may be promoted ({@code master_slave}, {@code master})
     */
    record Clone(
            ResourceId id,
            Resource copied,
            boolean promotable,
            Map<String, String> tagAttributes,
            List<AttributeSet> metaSets,
            List<AttributeSet> parameterSets,
            XmlElement source)
            implements Resource {}

    /** The primitives in it, in order. */
    default List<Primitive> primitives() {
        return switch (this) {
            case Primitive primitive -> List.of(primitive);
            case Group group -> group.members();
            case Clone clone -> clone.copied().primitives();
        };
    }
}

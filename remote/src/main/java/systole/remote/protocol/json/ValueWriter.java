package systole.remote.protocol.json;

import systole.model.cib.Cib;
import systole.model.cib.CibVersion;
import systole.model.node.NodeName;
import systole.model.patch.Change;
import systole.model.patch.CibPatch;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlNode;
import systole.model.xml.XmlWriter;
import systole.remote.protocol.Command;
import systole.remote.protocol.Reply;

import tools.jackson.core.JsonGenerator;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes the fields of one object; {@link ValueReader} and {@link JsonFields} read them back. */
public final class ValueWriter {
    private final JsonGenerator out;

    ValueWriter(JsonGenerator out) {
        this.out = out;
    }

    /** What kind of thing this object is. */
    public void type(String type) {
        text("type", type);
    }

    /** A field of text. */
    public void text(String name, String value) {
        out.writeStringProperty(name, value);
    }

    /** A field of text that is left out if there is none. */
    public void text(String name, Optional<String> value) {
        value.ifPresent(present -> text(name, present));
    }

    /** A field that is true or false. */
    public void flag(String name, boolean value) {
        out.writeBooleanProperty(name, value);
    }

    /** A field with a whole number. */
    public void number(String name, long value) {
        out.writeNumberProperty(name, value);
    }

    /** A field with a length of time. */
    public void span(String name, Duration value) {
        text(name, value.toString());
    }

    /** A field with whole numbers. */
    public void integers(String name, List<Integer> values) {
        array(name, values, out::writeNumber);
    }

    /** A field with several texts. */
    public void texts(String name, List<String> values) {
        array(name, values, out::writeString);
    }

    /** A field with names of nodes. */
    public void nodes(String name, List<NodeName> nodes) {
        array(name, nodes, node -> out.writeString(node.value()));
    }

    /** A field that holds an object of nothing but text, in this order. */
    public void pairs(String name, Map<String, String> pairs) {
        object(name, () -> pairs.forEach(this::text));
    }

    /** A field that holds an object, with what {@code body} writes. */
    public void object(String name, Runnable body) {
        out.writeName(name);
        out.writeStartObject();
        body.run();
        out.writeEndObject();
    }

    /** A field that holds objects, one for each element. */
    public <T> void objects(String name, Collection<T> elements, Consumer<T> body) {
        array(
                name,
                elements,
                element -> {
                    out.writeStartObject();
                    body.accept(element);
                    out.writeEndObject();
                });
    }

    /** A field with a version of the CIB. */
    public void version(String name, CibVersion version) {
        integers(name, List.of(version.adminEpoch(), version.epoch(), version.updates()));
    }

    /** The field {@code cib}. */
    public void cib(Cib cib) {
        text("cib", cib.toXml());
    }

    /** The field {@code patch}. */
    public void patch(CibPatch patch) {
        object(
                "patch",
                () -> {
                    version("from", patch.from());
                    version("to", patch.to());
                    objects("changes", patch.changes(), this::change);
                });
    }

    /** The field {@code command}. */
    public void command(Command command) {
        object("command", () -> commandFields(command));
    }

    /** The field {@code reply}. */
    public void reply(Reply reply) {
        object("reply", () -> replyFields(reply));
    }

    private void commandFields(Command command) {
        switch (command) {
            case Command.Change(CibPatch patch) -> {
                type("change");
                patch(patch);
            }
            case Command.Move(var resource, Optional<NodeName> target) -> {
                type("move");
                text("resource", resource.value());
                text("node", target.map(NodeName::value));
            }
            case Command.CleanUp(var resource, Optional<NodeName> node) -> {
                type("clean-up");
                text("resource", resource.value());
                text("node", node.map(NodeName::value));
            }
            case Command.Reprobe(Optional<NodeName> node) -> {
                type("reprobe");
                text("node", node.map(NodeName::value));
            }
            case Command.Fail(var resource, NodeName node) -> {
                type("fail");
                text("resource", resource.value());
                text("node", node.value());
            }
            case Command.SetAttribute(NodeName node, String name, Optional<String> value) -> {
                type("set-attribute");
                text("node", node.value());
                text("name", name);
                text("value", value);
            }
        }
    }

    private void replyFields(Reply reply) {
        switch (reply) {
            case Reply.Done(CibVersion version) -> {
                type("done");
                version("version", version);
            }
            case Reply.Refused(String reason) -> {
                type("refused");
                text("reason", reason);
            }
        }
    }

    private void change(Change change) {
        integers("path", change.path());
        switch (change) {
            case Change.SetAttributes(_, var attributes) -> {
                type("attributes");
                pairs("attributes", attributes);
            }
            case Change.Insert(_, int position, XmlNode node) -> {
                type("insert");
                number("position", position);
                node(node);
            }
            case Change.Remove(_, int position) -> {
                type("remove");
                number("position", position);
            }
            case Change.Replace(_, XmlElement element) -> {
                type("replace");
                node(element);
            }
        }
    }

    private void node(XmlNode node) {
        switch (node) {
            case XmlElement element -> text("element", XmlWriter.write(element));
            case XmlNode.Text(String value) -> text("text", value);
            case XmlNode.Comment(String value) -> text("comment", value);
            case XmlNode.Instruction(String target, String data) -> {
                text("instruction", target);
                text("data", data);
            }
        }
    }

    private <T> void array(String name, Collection<T> elements, Consumer<T> writer) {
        out.writeName(name);
        out.writeStartArray();
        elements.forEach(writer);
        out.writeEndArray();
    }
}

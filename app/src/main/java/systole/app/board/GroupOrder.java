package systole.app.board;

import systole.app.plan.Intent;
import systole.app.plan.Phrase;
import systole.model.resource.ResourceId;
import systole.model.xml.XmlElement;
import systole.model.xml.XmlNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes the order in which a group starts its members. */
final class GroupOrder {
    private GroupOrder() {}

    /**
     * Puts a member before the one that is now at {@code index}; an index beyond the last puts it
     * at the end.
     *
     * @return empty if it is there already
     */
    static Optional<Intent> move(
            ResourceId group, List<ResourceId> members, ResourceId member, int index) {
        var from = members.indexOf(member);
        var to = index > from ? index - 1 : index;
        if (from < 0 || from == to) {
            return Optional.empty();
        }
        var order = new ArrayList<>(members);
        order.remove(from);
        order.add(to, member);
        var title =
                to == 0
                        ? Phrase.of("board.reorder.first", member, group)
                        : Phrase.of("board.reorder.after", member, group, order.get(to - 1));
        var wanted = order.stream().map(ResourceId::value).toList();
        return Optional.of(
                new Intent.EditConfiguration(title, root -> edit(root, group.value(), wanted)));
    }

    private static XmlElement edit(XmlElement root, String group, List<String> order) {
        return root.mapElements(
                child -> child.name().equals("configuration"),
                configuration ->
                        configuration.mapElements(
                                child -> child.name().equals("resources"),
                                resources ->
                                        resources.mapElements(
                                                child -> child.id().equals(group),
                                                found -> reorder(found, order))));
    }

    /** Members change places with each other; what stands between them stays. */
    private static XmlElement reorder(XmlElement group, List<String> order) {
        var members =
                order.stream()
                        .flatMap(id -> group.elements().stream().filter(one -> one.id().equals(id)))
                        .iterator();
        var children = new ArrayList<XmlNode>();
        for (var child : group.children()) {
            var member = child instanceof XmlElement element && order.contains(element.id());
            children.add(member ? members.next() : child);
        }
        return group.withChildren(children);
    }
}

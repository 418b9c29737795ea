package systole.app.cluster;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import systole.model.resource.Resource;
import systole.model.resource.ResourceId;

import java.util.List;
import java.util.Optional;

/**
 * A resource's place on screen. It lasts as long as the resource is configured; only its view
 * changes.
 *
 * <p>For the thread of the window only.
 */
public final class ResourceItem {
    private final ResourceId id;
    private final ReadOnlyObjectWrapper<Resource> definition;
    private final Optional<ResourceId> parent;
    private final ObservableList<ResourceItem> members = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<ResourceView> view =
            new ReadOnlyObjectWrapper<>(this, "view", ResourceView.UNKNOWN);
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(this, "words", "");

    ResourceItem(Resource definition, Optional<ResourceId> parent) {
        this.id = definition.id();
        this.definition = new ReadOnlyObjectWrapper<>(this, "definition", definition);
        this.parent = parent;
    }

    public ResourceId id() {
        return id;
    }

    /** The group it is a member of. */
    public Optional<ResourceId> parent() {
        return parent;
    }

    /** What the CIB says of it. */
    public ReadOnlyObjectProperty<Resource> definitionProperty() {
        return definition.getReadOnlyProperty();
    }

    /** Tells whether it has members. */
    public boolean isGroup() {
        return definition.get() instanceof Resource.Group;
    }

    /** The agent's own name; empty for a group. */
    public String agentType() {
        return switch (definition.get()) {
            case Resource.Primitive primitive -> primitive.agent().type();
            case Resource.Group _, Resource.Clone _ -> "";
        };
    }

    /** A group's members in their order. */
    public ObservableList<ResourceItem> members() {
        return FXCollections.unmodifiableObservableList(members);
    }

    /** What is known of it now. */
    public ReadOnlyObjectProperty<ResourceView> viewProperty() {
        return view.getReadOnlyProperty();
    }

    /** What is known of it now. */
    public ResourceView view() {
        return view.get();
    }

    /** One line under its name, in the reader's language: {@code starting… 1.2 s}. */
    public ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    void define(Resource now) {
        if (!now.equals(definition.get())) {
            definition.set(now);
        }
    }

    void show(ResourceView now) {
        if (!now.equals(view.get())) {
            view.set(now);
        }
    }

    void say(String now) {
        words.set(now);
    }

    void memberList(List<ResourceItem> now) {
        if (!now.equals(members)) {
            members.setAll(now);
        }
    }
}

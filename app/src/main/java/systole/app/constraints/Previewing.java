package systole.app.constraints;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import systole.app.cluster.ClusterViewModel;
import systole.app.cluster.Situation;
import systole.engine.scheduler.Decision;
import systole.model.xml.XmlException;

import java.time.Instant;
import java.util.Optional;

/** Computes what a draft would change, in the background, and only for the latest wish. */
final class Previewing {
    private final ClusterViewModel cluster;
    private final ReadOnlyObjectWrapper<Optional<Preview>> preview =
            new ReadOnlyObjectWrapper<>(this, "preview", Optional.empty());
    private Optional<Draft> subject = Optional.empty();
    private boolean busy;
    private boolean again;

    Previewing(ClusterViewModel cluster) {
        this.cluster = cluster;
    }

    /** What the draft would change; empty while it is first computed, or without a draft. */
    ReadOnlyObjectProperty<Optional<Preview>> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** Looks at this draft from now on; the same one again is looked at afresh. */
    void show(Optional<Draft> draft) {
        if (!draft.equals(subject)) {
            subject = draft;
            preview.set(Optional.empty());
        }
        look();
    }

    /** While one look is under way, the next begins only after it. */
    private void look() {
        Optional<Situation> now = cluster.situationProperty().get();
        if (busy || now.isEmpty() || subject.isEmpty()) {
            again = busy;
            return;
        }
        busy = true;
        Draft looked = subject.get();
        Instant at = cluster.pulse().instant();
        cluster.ports()
                .background()
                .execute(
                        () -> {
                            Optional<Preview> made = preview(now.get(), looked, at);
                            cluster.ports().window().execute(() -> looked(looked, made));
                        });
    }

    private Optional<Preview> preview(Situation now, Draft looked, Instant at) {
        try {
            Decision after = cluster.decider().decide(looked.applied(now.cib()), at);
            return Optional.of(Preview.of(now, after));
        } catch (XmlException e) {
            return Optional.empty();
        }
    }

    private void looked(Draft looked, Optional<Preview> made) {
        busy = false;
        if (subject.equals(Optional.of(looked))) {
            preview.set(made);
        }
        if (again) {
            again = false;
            look();
        }
    }
}

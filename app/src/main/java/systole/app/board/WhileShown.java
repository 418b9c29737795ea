package systole.app.board;

import javafx.scene.Node;
import javafx.util.Subscription;

import java.util.function.Supplier;

/**
 * Listens for a node only while it is in a scene, so that lasting items do not keep chips alive
 * that are long gone, and a screen that is not shown costs nothing.
 */
final class WhileShown {
    private Subscription running = Subscription.EMPTY;

    private WhileShown() {}

    /** Begins listening whenever the node enters a scene, and ends it when it leaves. */
    static void listen(Node node, Supplier<Subscription> begin) {
        var listening = new WhileShown();
        node.sceneProperty()
                .subscribe(
                        scene -> {
                            listening.running.unsubscribe();
                            listening.running = scene == null ? Subscription.EMPTY : begin.get();
                        });
    }
}

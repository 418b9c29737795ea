package systole.app.board;

import systole.app.plan.Intent;
import systole.model.node.NodeName;
import systole.model.resource.ResourceId;

import java.util.Optional;

/** Where the board's gestures lead. The board itself changes nothing. */
public interface BoardGestures {

    /** Makes a plan of an intent and shows it. */
    void propose(Intent intent);

    /** Explains why a resource is, or is not, on a node; without a node, why it is nowhere. */
    void explain(ResourceId resource, Optional<NodeName> node);

    /** Drops the plan or the explanation that is shown, if there is one. */
    void dismiss();
}

package systole.engine.scheduler.action;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds orders that contradict each other and drops them, so that what is left can be executed.
 * Only constraints can: groups and units are in order by themselves.
 */
final class Loops {
    private final Map<Step, Integer> numbers = new HashMap<>();
    private final Map<Step, Integer> lowest = new HashMap<>();
    private final Map<Step, Integer> component = new HashMap<>();
    private final Deque<Step> open = new ArrayDeque<>();
    private final Deque<Step> path = new ArrayDeque<>();
    private int next;
    private int components;

    private Loops() {}

    /** The dependencies to drop; a warning names the constraints they come from. */
    static Set<Dependency> in(List<Step> steps, List<String> warnings) {
        var loops = new Loops();
        for (Step step : steps) {
            if (!loops.numbers.containsKey(step)) {
                loops.visit(step);
            }
        }
        return loops.dropped(steps, warnings);
    }

    private Set<Dependency> dropped(List<Step> steps, List<String> warnings) {
        Set<Dependency> dropped = Collections.newSetFromMap(new IdentityHashMap<>());
        var names = new TreeSet<String>();
        for (Step step : steps) {
            for (Dependency dependency : step.outgoing()) {
                boolean inside = of(step) == of(dependency.then());
                if (inside && dependency.origin() == Dependency.Origin.CONSTRAINT) {
                    dropped.add(dependency);
                    names.add(dependency.source());
                }
            }
        }
        if (!names.isEmpty()) {
            warnings.add(
                    "the orders of "
                            + String.join(", ", names)
                            + " contradict each other and are ignored where they do");
        }
        return dropped;
    }

    private int of(Step step) {
        return component.getOrDefault(step, -1);
    }

    /** Tarjan's strongly connected components, without recursion. */
    private void visit(Step root) {
        path.push(root);
        var positions = new HashMap<Step, Integer>();
        enter(root);
        while (!path.isEmpty()) {
            Step step = path.peek();
            int position = positions.merge(step, 1, Integer::sum) - 1;
            if (position < step.outgoing().size()) {
                Step then = step.outgoing().get(position).then();
                if (!numbers.containsKey(then)) {
                    path.push(then);
                    enter(then);
                } else if (!component.containsKey(then)) {
                    lower(step, numbers.getOrDefault(then, 0));
                }
            } else {
                path.pop();
                leave(step);
            }
        }
    }

    private void enter(Step step) {
        numbers.put(step, next);
        lowest.put(step, next);
        next++;
        open.push(step);
    }

    private void lower(Step step, int to) {
        lowest.merge(step, to, Math::min);
    }

    private void leave(Step step) {
        int low = lowest.getOrDefault(step, 0);
        if (low == numbers.getOrDefault(step, 0)) {
            Step member;
            do {
                member = open.pop();
                component.put(member, components);
            } while (member != step);
            components++;
        }
        Step above = path.peek();
        if (above != null) {
            lower(above, low);
        }
    }
}

/**
 * What a gesture would lead to, shown before anything is done.
 *
 * <p>Vocabulary: an <em>intent</em> is what the user means; a <em>plan</em> is what the cluster
 * would do about it: <em>steps</em> in order, <em>displacements</em> of resources, <em>outages</em>
 * of services; what is displaced without being meant is <em>collateral</em>; the plan has
 * <em>settled</em> once its steps are done and its pin is gone; a <em>target</em> is a node a
 * resource may be dragged to, or an <em>obstacle</em> in words. A <em>waterfall</em> is a score
 * term by term.
 */
@NullMarked
package systole.app.plan;

import org.jspecify.annotations.NullMarked;

/**
 * Why a resource is where it is, or is not.
 *
 * <p>Vocabulary: an <em>explanation</em> is about one resource on one node; its <em>verdict</em> is
 * one sentence; the <em>formula</em> says how many failures weigh as much as the lead over the next
 * best place; a <em>fix</em> is an intent that would change it, and leads to a plan.
 */
@NullMarked
package systole.app.why;

import org.jspecify.annotations.NullMarked;

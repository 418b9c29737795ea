/** Tests of plans: golden texts on the seed's cluster, and how a plan is applied. */
@NullMarked
package systole.app.plan;

import org.jspecify.annotations.NullMarked;

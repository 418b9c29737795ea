/**
 * Placement: which host each unit is to run on.
 *
 * <p>Vocabulary: a <em>ledger</em> is the account of one unit's scores, a <em>term</em> for every
 * summand; a <em>candidate</em> is a host the unit was considered for at all; a <em>bond</em> is a
 * colocation between two units.
 */
@NullMarked
package systole.engine.scheduler.placement;

import org.jspecify.annotations.NullMarked;

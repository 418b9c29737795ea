/**
 * Who may see and change what: one pure place that decides, for every way in.
 *
 * <p>Vocabulary: a <em>visitor</em> brings a <em>role</em>, which the way in grants. An <em>access
 * list</em> is what the CIB's own {@code acls} section says of a user, as Pacemaker has it; for a
 * user it names it decides instead of the role. Its <em>rules</em> <em>mark</em> elements as to be
 * read, written or denied; the nearest mark upwards holds, and where there is none, nothing is
 * allowed. A <em>touch</em> is one element that a change creates, alters or removes.
 */
@NullMarked
package systole.engine.access;

import org.jspecify.annotations.NullMarked;

/**
 * The command line tools of a cluster's nodes, as functions: what was typed and the cluster in,
 * text and an exit code out. Texts, streams and exit codes are Heartbeat 2.1.3's.
 *
 * <p>Vocabulary: a <em>tool</em> is one of {@code crm_resource}, {@code crm_mon}, {@code cibadmin},
 * …; a <em>request</em> is what was typed, with the text of every file it names; a <em>refusal</em>
 * is why nothing was done; a <em>wording</em> is how a tool says what it has found. A
 * <em>scope</em> is where an attribute is kept; a <em>rehearsal</em> carries a transition out on
 * paper; a <em>verdict</em> is what is to be said of a CIB. No tool opens a file or a socket:
 * whoever runs it reads the files, and lends it {@link systole.engine.tool.ClusterAccess access} to
 * the cluster.
 */
@NullMarked
package systole.engine.tool;

import org.jspecify.annotations.NullMarked;

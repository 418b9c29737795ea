package systole.remote.protocol;

import systole.model.patch.CibPatch;

import java.time.Instant;
import java.util.Optional;

/**
 * One step in the history of the CIB. The patch names the versions before and after.
 *
 * @param at when the node that tells it wrote it down
 * @param author who had it changed; empty for what the engine did by itself
 */
public record Revision(Instant at, Optional<Author> author, CibPatch patch) {}

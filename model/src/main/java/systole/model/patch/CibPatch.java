package systole.model.patch;

import systole.model.cib.Cib;
import systole.model.cib.CibVersion;

import java.util.List;

/**
 * The difference between two CIBs. {@code diff(a, b).apply(a)} equals {@code b}, for any two
 * documents.
 *
 * @param from the version it applies to
 * @param to the version it leads to
 * @param changes applied one after the other
 */
public record CibPatch(CibVersion from, CibVersion to, List<Change> changes) {

    /** Copies the changes. */
    public CibPatch {
        changes = List.copyOf(changes);
    }

    /** The patch that leads from one CIB to another. */
    public static CibPatch diff(Cib before, Cib after) {
        return new CibPatch(
                before.version(), after.version(), TreeDiff.of(before.root(), after.root()));
    }

    /**
     * The CIB after this patch.
     *
     * @throws PatchException if the CIB has another version than {@link #from}, or a change does
     *     not fit
     */
    public Cib apply(Cib cib) throws PatchException {
        return PatchApplication.apply(this, cib);
    }

    /**
     * The CIB after the same changes, made to one whose status may have moved on since. It has the
     * version this patch leads to, or its own if the patch leads to none.
     *
     * @throws PatchException if a change does not fit, or what comes out is no CIB
     */
    public Cib applyLater(Cib cib) throws PatchException {
        return PatchApplication.applyLater(this, cib);
    }

    /** Tells whether nothing changes but perhaps the version. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }
}

package systole.model.cib;

import systole.model.xml.XmlElement;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * A CIB's version. The newer of two documents is the one with the higher admin epoch, then epoch,
 * then number of updates.
 *
 * @param adminEpoch raised by administrators only
 * @param epoch raised by every change of the configuration
 * @param updates raised by every change of the status; back to zero with each epoch
 */
public record CibVersion(int adminEpoch, int epoch, int updates) implements Comparable<CibVersion> {
    private static final Comparator<CibVersion> ORDER =
            Comparator.comparingInt(CibVersion::adminEpoch)
                    .thenComparingInt(CibVersion::epoch)
                    .thenComparingInt(CibVersion::updates);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    /** The version of an empty document. */
    public static final CibVersion ZERO = new CibVersion(0, 0, 0);

    /** Reads the version off the root; missing or unreadable parts are zero. */
    public static CibVersion of(XmlElement root) {
        return new CibVersion(
                part(root, "admin_epoch"), part(root, "epoch"), part(root, "num_updates"));
    }

    private static int part(XmlElement root, String name) {
        String text = root.attribute(name, "0").strip();
        return NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
    }

    /** The version after a change of the configuration. */
    public CibVersion nextEpoch() {
        return new CibVersion(adminEpoch, epoch + 1, 0);
    }

    /** The version after a change of the status. */
    public CibVersion nextUpdate() {
        return new CibVersion(adminEpoch, epoch, updates + 1);
    }

    /** Tells whether the configuration is the same in both. */
    public boolean sameEpoch(CibVersion other) {
        return adminEpoch == other.adminEpoch && epoch == other.epoch;
    }

    /** The root marked with this version. */
    public XmlElement mark(XmlElement root) {
        return root.with("admin_epoch", Integer.toString(adminEpoch))
                .with("epoch", Integer.toString(epoch))
                .with("num_updates", Integer.toString(updates));
    }

    @Override
    public int compareTo(CibVersion other) {
        return ORDER.compare(this, other);
    }

    /** Dotted, as operators say it: {@code 0.41.7}. */
    @Override
    public String toString() {
        return adminEpoch + "." + epoch + "." + updates;
    }
}
